using Coilwright.Mcp.Tests.Messages.CrossCheck;

namespace Coilwright.Mcp.Tests.Services;

public sealed class ServiceSchemaTests
{
    [Fact]
    public void A_service_is_described_with_its_messages()
    {
        const string Expected = """
            syntax = "proto3";

            package coilwright.mcp.tests.services;

            option csharp_namespace = "Coilwright.Mcp.Tests.Services";

            import "google/protobuf/empty.proto";
            import "google/protobuf/wrappers.proto";

            message Note {
              int64 value = 1;
              string text = 2;
            }

            message Ack {
              int64 value = 1;
            }

            // "archive" on the wire.
            service Archive {
              // Operation 1. The stream is a file: its items are bytes and nothing else.
              rpc Fetch (Note) returns (stream google.protobuf.BytesValue);
              // Operation 2. Before the stream goes: Note. The stream is a file: its items are bytes and nothing else.
              rpc Store (stream google.protobuf.BytesValue) returns (Ack);
              // Operation 3. The stream is a file: its items are bytes and nothing else.
              rpc Drop (stream google.protobuf.BytesValue) returns (google.protobuf.Empty);
              // Operation 4. The stream is a file: its items are bytes and nothing else.
              rpc FetchAll (google.protobuf.Empty) returns (stream google.protobuf.BytesValue);
              // Operation 5.
              rpc Echo (Ack) returns (Ack);
            }

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), McpSchema.ToProto(ArchiveClient.Definition));
    }

    [Fact]
    public void Protoc_accepts_services_with_streams_and_names_that_need_care()
    {
        string events = McpSchema.ToProto(UserEventsClient.Definition);
        Assert.Empty(Protoc.Compile(events));
        Assert.Contains("// Operation 4. Never answered.\n  rpc Notify (Note) returns (google.protobuf.Empty);", events, StringComparison.Ordinal);
        Assert.Contains("// Operation 6. Before the stream goes: Ack.\n  rpc Exchange (stream Note) returns (stream Ack);", events, StringComparison.Ordinal);
        string other = McpSchema.ToProto(AllocationFreeClient.Definition);
        Assert.Empty(Protoc.Compile(other));
        Assert.Contains("service AllocationFree {", other, StringComparison.Ordinal);
        Assert.Empty(Protoc.Compile(McpSchema.ToProto(ArchiveClient.Definition)));
    }
}
