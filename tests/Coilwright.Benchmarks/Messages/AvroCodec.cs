using System.Diagnostics.CodeAnalysis;
using Avro;
using Avro.Generic;
using Avro.IO;

namespace Coilwright.Benchmarks.Messages;

/// <summary>Apache.Avro with generic records, readers and writers made once and the streams reused.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Streams over memory hold nothing.")]
internal sealed class AvroCodec
{
    private readonly GenericDatumWriter<GenericRecord> _writer;
    private readonly GenericDatumReader<GenericRecord> _reader;
    private readonly GenericRecord _record;
    private readonly MemoryStream _output = new(1024);
    private readonly MemoryStream _input;
    private readonly BinaryEncoder _encoder;
    private readonly BinaryDecoder _decoder;

    public AvroCodec(GenericRecord record)
    {
        Schema schema = record.Schema;
        _record = record;
        _writer = new GenericDatumWriter<GenericRecord>(schema);
        _reader = new GenericDatumReader<GenericRecord>(schema, schema);
        _encoder = new BinaryEncoder(_output);
        Encode();
        _input = new MemoryStream(_output.ToArray());
        _decoder = new BinaryDecoder(_input);
    }

    public int Size => (int)_input.Length;

    public static AvroCodec Small { get; } = new(SmallRecord());

    public static AvroCodec Medium { get; } = new(MediumRecord());

    public void Encode()
    {
        _output.SetLength(0);
        _writer.Write(_record, _encoder);
    }

    public void Decode()
    {
        _input.Position = 0;
        _ = _reader.Read(null!, _decoder);
    }

    private static GenericRecord SmallRecord()
    {
        SmallMessage message = SmallMessage.Example;
        var schema = (RecordSchema)AvroSchemas.Small;
        var record = new GenericRecord(schema);
        record.Add("user_id", message.UserId);
        record.Add("timestamp", message.Timestamp);
        record.Add("type", new GenericEnum((EnumSchema)schema["type"].Schema, message.Type.ToString()));
        return record;
    }

    private static GenericRecord MediumRecord()
    {
        MediumMessage message = MediumMessage.Example;
        var schema = (RecordSchema)AvroSchemas.Medium;
        var place = new GenericRecord((RecordSchema)schema["place"].Schema);
        place.Add("latitude", message.Place.Latitude);
        place.Add("longitude", message.Place.Longitude);
        var record = new GenericRecord(schema);
        record.Add("device", message.Device);
        record.Add("site", message.Site);
        record.Add("timestamp", message.Timestamp);
        record.Add("sequence", message.Sequence);
        record.Add("type", new GenericEnum((EnumSchema)schema["type"].Schema, message.Type.ToString()));
        record.Add("confirmed", message.Confirmed);
        record.Add("value", message.Value);
        record.Add("place", place);
        record.Add("samples", message.Samples.Cast<object>().ToArray());
        record.Add("tags", message.Tags.Cast<object>().ToArray());
        record.Add("signature", message.Signature);
        return record;
    }
}
