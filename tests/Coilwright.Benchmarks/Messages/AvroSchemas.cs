using Avro;

namespace Coilwright.Benchmarks.Messages;

/// <summary>The messages in Avro's language.</summary>
internal static class AvroSchemas
{
    private const string KindSchema = """{"type":"enum","name":"Kind","symbols":["None","Login","Logout","Alarm"]}""";

    public static Schema Small { get; } = Schema.Parse($$$"""
        {"type":"record","name":"SmallRecord","fields":[
        {"name":"user_id","type":"string"},{"name":"timestamp","type":"long"},{"name":"type","type":{{{KindSchema}}}}]}
        """);

    public static Schema Medium { get; } = Schema.Parse($$$"""
        {"type":"record","name":"MediumRecord","fields":[
        {"name":"device","type":"string"},{"name":"site","type":"string"},{"name":"timestamp","type":"long"},
        {"name":"sequence","type":"int"},{"name":"type","type":{{{KindSchema}}}},{"name":"confirmed","type":"boolean"},
        {"name":"value","type":"double"},
        {"name":"place","type":{"type":"record","name":"PlaceRecord","fields":[{"name":"latitude","type":"double"},{"name":"longitude","type":"double"}]}},
        {"name":"samples","type":{"type":"array","items":"double"}},{"name":"tags","type":{"type":"array","items":"string"}},
        {"name":"signature","type":"bytes"}]}
        """);
}
