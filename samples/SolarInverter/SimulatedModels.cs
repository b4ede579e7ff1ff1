namespace SolarInverter;

/// <summary>What the simulated inverter measures on a sunny morning. What it does not have is left out, and served as SunSpec's "not implemented".</summary>
internal static class SimulatedModels
{
    public static CommonModel Common() => new()
    {
        Id = 1,
        Length = 66,
        Mn = "Coilwright",
        Md = "Simulated 12k",
        Vr = "1.4.2",
        SN = "CW-2026-000417",
        DA = 1,
    };

    public static InverterModel Inverter() => new()
    {
        Id = 103,
        Length = 50,
        AScale = -2,
        A = 37.26,
        AphA = 12.44,
        AphB = 12.38,
        AphC = 12.44,
        VScale = -1,
        PhVphA = 230.6,
        PhVphB = 231.1,
        PhVphC = 229.8,
        WScale = 0,
        W = 8_590,
        HzScale = -2,
        Hz = 49.98,
        VAScale = 0,
        VA = 8_594,
        PFScale = -1,
        PF = 99.9,
        WHScale = 0,
        WH = 48_213_070,
        DCWScale = 0,
        DCW = 8_764,
        TmpScale = -1,
        TmpCab = 41.5,
        TmpSnk = 52.5,
        St = InverterState.Mppt,
        Evt1 = InverterEvents.None,
    };

    public static NameplateModel Nameplate() => new()
    {
        Id = 120,
        Length = 26,
        DERTyp = DerType.Pv,
        WRtgScale = 1,
        WRtg = 12_000,
        VARtgScale = 1,
        VARtg = 12_000,
        ARtgScale = -1,
        ARtg = 18.2,
    };

    public static MpptModel Mppt()
    {
        var model = new MpptModel { Id = 160, Length = 48, DCAScale = -2, DCVScale = -1, DCWScale = 0, DCWHScale = 1, Evt = ModuleEvents.None, N = 2 };
        model.Modules.SetCount(2);
        Set(model.Modules[0], 1, "East roof", 7.42, 612.3, 4_543, 25_120_440);
        Set(model.Modules[1], 2, "West roof", 6.98, 604.7, 4_221, 23_092_630);
        return model;
    }

    public static AcMeasurementModel AcMeasurement() => new()
    {
        Id = 701,
        Length = 153,
        ACType = AcWiringType.ThreePhase,
        St = AcState.On,
        InvSt = AcInverterState.Running,
        ConnSt = AcConnectionState.Connected,
        Alrm = AcAlarms.None,
        DERMode = AcDerModes.GridFollowing,
        WScale = 0,
        W = 8_590,
        WL1 = 2_868,
        WL2 = 2_860,
        WL3 = 2_862,
        AScale = -2,
        A = 37.26,
        VScale = -1,
        LLV = 399.2,
        VL1 = 230.6,
        VL2 = 231.1,
        VL3 = 229.8,
        HzScale = -3,
        Hz = 49.982,
        PFScale = -3,
        PF = 0.999,
        TotWhScale = 0,
        TotWhInj = 48_213_070,
        TotWhAbs = 31_204,
        TmpScale = -1,
        TmpCab = 41.5,
    };

    private static void Set(MpptModel.Module module, ushort id, string name, double current, double voltage, double power, decimal energy)
    {
        (module.ID, module.IDStr, module.DCSt, module.DCEvt) = (id, name, ModuleState.Mppt, ModuleEvents.None);
        (module.DCA, module.DCV, module.DCW, module.DCWH) = (current, voltage, power, energy);
    }
}
