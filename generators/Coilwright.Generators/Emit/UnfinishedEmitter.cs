using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>Prints bodies that only throw, for properties of a map that gets no code.</summary>
internal static class UnfinishedEmitter
{
    public static string Emit(UnfinishedModel unfinished) => GeneratedFile.Write(unfinished.Type, writer =>
    {
        writer.Open(unfinished.Type.Declaration);
        foreach (string property in unfinished.Properties)
        {
            writer.Gap();
            writer.Line(GeneratedFile.Attribute);
            writer.Line(
                $"{property} => throw new global::System.InvalidOperationException(\"{unfinished.Type.Name} got no code: the errors of its declaration say why.\");");
        }

        writer.Close();
    });
}
