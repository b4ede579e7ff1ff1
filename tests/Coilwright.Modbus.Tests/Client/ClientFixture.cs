using System.Buffers.Binary;
using Coilwright.Modbus.Framing;
using Coilwright.Testing;
using Coilwright.Transports;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A client with a scripted peer in memory and a clock that only moves when told to. Nothing is sent again unless a test asks for it.</summary>
internal sealed class ClientFixture : IAsyncDisposable
{
    // Short, and passed over by the clock of the fixture: a peer that ends a connection it has not used is knocked at again at once.
    private static readonly TimeSpan NoPause = TimeSpan.FromMilliseconds(7);

    private ClientFixture(FakeTimeProvider time, InMemoryTransport transport, ModbusClient client, ScriptedPeer peer)
    {
        Time = time;
        Transport = transport;
        Client = client;
        Peer = peer;
    }

    public FakeTimeProvider Time { get; }

    public InMemoryTransport Transport { get; }

    public ModbusClient Client { get; }

    /// <summary>The other end of the present connection.</summary>
    public ScriptedPeer Peer { get; private set; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ClientFixture> ConnectAsync(Action<ModbusClientOptions>? configure = null, int window = 65536, Func<ITransport, ITransport>? wrap = null)
    {
        var time = new ImpatientTime(NoPause);
        var options = new ModbusClientOptions
        {
            TimeProvider = time,
            Reconnect = new() { InitialDelay = NoPause, MaxDelay = NoPause, Jitter = 0, Attempts = 1_000 },
            Retry = new() { Attempts = 1 },
        };
        configure?.Invoke(options);
        var transport = new InMemoryTransport { Window = window };
        ModbusClient client = await ModbusClient.ConnectAsync(wrap?.Invoke(transport) ?? transport, options, Cancellation);
        return new ClientFixture(time, transport, client, await transport.AcceptAsync(Cancellation));
    }

    /// <summary>A whole frame.</summary>
    public static byte[] Frame(int id, byte unit, params byte[] pdu)
    {
        byte[] frame = new byte[MbapHeader.Size + pdu.Length];
        new MbapHeader((ushort)id, unit, pdu.Length).Write(frame);
        pdu.CopyTo(frame, MbapHeader.Size);
        return frame;
    }

    /// <summary>The answer to a read of registers, each holding its own address: a wrong answer shows.</summary>
    public static byte[] AddressesOf(ReceivedRequest request)
    {
        ushort address = BinaryPrimitives.ReadUInt16BigEndian(request.Pdu.AsSpan(1));
        ushort quantity = BinaryPrimitives.ReadUInt16BigEndian(request.Pdu.AsSpan(3));
        byte[] pdu = new byte[2 + (quantity * 2)];
        pdu[0] = request.Pdu[0];
        pdu[1] = (byte)(quantity * 2);
        for (int i = 0; i < quantity; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(pdu.AsSpan(2 + (i * 2)), (ushort)(address + i));
        }

        return Frame(request.Id, request.Unit, pdu);
    }

    /// <summary>Takes the next request.</summary>
    public async Task<ReceivedRequest> ReceiveAsync()
    {
        byte[] bytes = await Peer.ReceiveAsync(MbapHeader.Size, Cancellation);
        Assert.Equal(MbapStatus.Complete, MbapHeader.TryParse(bytes, out MbapHeader header));
        return new ReceivedRequest(header.TransactionId, header.Unit, await Peer.ReceiveAsync(header.PduSize, Cancellation));
    }

    /// <summary>Takes the next request and answers it with a PDU.</summary>
    public async Task AnswerAsync(params byte[] pdu)
    {
        ReceivedRequest request = await ReceiveAsync();
        await Peer.SendAsync(Frame(request.Id, request.Unit, pdu));
    }

    /// <summary>Takes the next read and answers it with registers that hold their own addresses.</summary>
    public async Task<ReceivedRequest> AnswerReadAsync()
    {
        ReceivedRequest request = await ReceiveAsync();
        await Peer.SendAsync(AddressesOf(request));
        return request;
    }

    /// <summary>Reads a register, answers it right, and checks the value: what every test ends with.</summary>
    public async Task AssertNextRequestWorksAsync(ushort address = 500)
    {
        ValueTask<ushort[]> read = Client.ReadHoldingRegistersAsync(1, address, 2, Cancellation);
        await AnswerReadAsync();
        Assert.Equal([address, (ushort)(address + 1)], await read);
    }

    /// <summary>Lets a request run into its deadline.</summary>
    public async Task TimeOutAsync(Task request)
    {
        Time.Advance(TimeSpan.FromSeconds(1.1));
        await Assert.ThrowsAsync<ModbusTimeoutException>(() => request);
    }

    /// <summary>Waits until the client has connected again.</summary>
    public async Task ReacceptAsync() => Peer = await Transport.AcceptAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Peer.DisposeAsync();
    }
}
