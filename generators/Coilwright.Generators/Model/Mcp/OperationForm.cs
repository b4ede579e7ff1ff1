namespace Coilwright.Generators.Model;

/// <summary>The form of an operation.</summary>
internal enum OperationForm
{
    Unary,
    OneWay,
    ServerStream,
    ClientStream,
    Duplex,
    ReturnedFile,
    SentFile,
}
