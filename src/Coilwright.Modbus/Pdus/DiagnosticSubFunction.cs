namespace Coilwright.Modbus;

/// <summary>What function code 8 asks for (specification V1.1b3, 6.8.1). Codes that have no name here are kept as they are.</summary>
public enum DiagnosticSubFunction
{
    /// <summary>Returns the data of the request.</summary>
    ReturnQueryData = 0,

    /// <summary>Restarts the device's port and clears its counters; 0xFF00 clears the event log as well. It also ends listen-only mode.</summary>
    RestartCommunications = 1,

    /// <summary>Returns a register of diagnostic bits, whose meaning is the device's own.</summary>
    ReturnDiagnosticRegister = 2,

    /// <summary>Changes the character that ends an ASCII frame.</summary>
    ChangeAsciiInputDelimiter = 3,

    /// <summary>The device hears, and answers nothing, until its communications are restarted. This request itself has no answer.</summary>
    ForceListenOnlyMode = 4,

    /// <summary>Clears all counters and the diagnostic register.</summary>
    ClearCounters = 10,

    /// <summary>How many messages the device has seen on the line.</summary>
    ReturnBusMessageCount = 11,

    /// <summary>How many of them had a wrong checksum.</summary>
    ReturnBusCommunicationErrorCount = 12,

    /// <summary>How many exceptions the device has answered.</summary>
    ReturnBusExceptionErrorCount = 13,

    /// <summary>How many messages were for the device, broadcasts included.</summary>
    ReturnServerMessageCount = 14,

    /// <summary>How many messages for it the device did not answer.</summary>
    ReturnServerNoResponseCount = 15,

    /// <summary>How many messages the device answered with exception 7.</summary>
    ReturnServerNegativeAcknowledgeCount = 16,

    /// <summary>How many messages the device answered with exception 6.</summary>
    ReturnServerBusyCount = 17,

    /// <summary>How many messages came faster than the device could take them.</summary>
    ReturnBusCharacterOverrunCount = 18,

    /// <summary>Clears the overrun counter and its flag.</summary>
    ClearOverrunCounterAndFlag = 20,
}
