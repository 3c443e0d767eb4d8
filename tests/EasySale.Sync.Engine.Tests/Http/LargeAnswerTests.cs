using System.IO.Compression;
using System.Text;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Http;

/// <summary>One system that answers without end takes no memory from the others.</summary>
public sealed class LargeAnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_unpacks_to_more_than_is_taken_is_refused_at_once_and_says_what_to_do()
    {
        using var bomb = new Listener(Packed(HttpDefaults.LargestAnswer + 1));
        using var client = VendorClient.Create(new OutboundAddresses(allowsLoopback: true));
        var http = new VendorHttp(client, RetryPolicy.Create(new SkippingTime(new ManualTime())), new VendorMeter());

        var failure = await Assert.ThrowsAsync<SyncException>(() => http.Send(new VendorRequest(HttpMethod.Get, new Uri($"http://127.0.0.1:{bomb.Port}/")), Cancellation));

        Assert.Equal((FailureCause.FixSettings, "network.answer_too_large", 1), (failure.Cause, failure.Code, bomb.Calls));
    }

    private static byte[] Packed(int size)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest))
            for (var (left, zeros) = (size, new byte[1 << 16]); left > 0; left -= zeros.Length) packed.Write(zeros.AsSpan(0, Math.Min(left, zeros.Length)));
        var body = bytes.ToArray();
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];
    }
}
