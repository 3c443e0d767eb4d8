using System.Net;
using System.Net.Sockets;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Http;

public sealed class OutboundAddressesTests
{
    private static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");
    private static readonly IPAddress Private = IPAddress.Parse("10.0.0.7");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forbidden =>
    [
        // This machine, by every name.
        "http://localhost", "https://localhost:8443/x", "https://LOCALHOST.", "https://shop.localhost", "http://127.0.0.1", "http://127.1", "http://127.0.0.1.",
        "http://127.255.255.254", "http://0.0.0.0", "http://0", "http://[::1]", "http://[::]", "http://[0:0:0:0:0:0:0:1]",
        // The same, counted otherwise.
        "http://2130706433", "http://0x7f000001", "http://0x7f.0.0.1", "http://0177.0.0.1", "http://017700000001", "http://0x7f.1", "http://127.0.1", "http://3232235777",
        "http://0xA9FEA9FE", "http://0251.0376.0251.0376", "http://134744072",
        // Private networks.
        "https://10.0.0.1", "https://10.255.255.255", "https://172.16.0.1", "https://172.31.255.255", "https://192.168.1.1", "https://100.64.0.1", "https://100.127.255.255",
        // Link-local, with the clouds' metadata services, and their platform address.
        "http://169.254.169.254/latest/meta-data/", "http://169.254.0.1", "http://168.63.129.16", "http://metadata.google.internal", "http://[fe80::1]", "http://[fd00:ec2::254]",
        // Reserved, multicast, documentation, benchmarks.
        "http://192.0.0.8", "http://192.0.2.1", "http://198.18.0.1", "http://198.51.100.7", "http://203.0.113.9", "http://224.0.0.1", "http://240.0.0.1", "http://255.255.255.255",
        "http://192.88.99.1", "http://[ff02::1]", "http://[2001:db8::1]", "http://[3fff::1]", "http://[fc00::1]", "http://[fd12:3456:789a::1]", "http://[fec0::1]",
        // IPv4 in IPv6: mapped, compatible, translated, 6to4, Teredo.
        "http://[::ffff:127.0.0.1]", "http://[::ffff:10.0.0.1]", "http://[::ffff:7f00:1]", "http://[::127.0.0.1]", "http://[64:ff9b::127.0.0.1]", "http://[64:ff9b::a9fe:a9fe]",
        "http://[64:ff9b:1::a00:1]", "http://[2002:7f00:1::]", "http://[2002:a00:1::1]", "http://[2001::1]",
        // Names that are nobody's on the internet, credentials, schemes, ports.
        "https://intranet", "https://db", "https://printer.local", "https://nas.lan", "https://router.home.arpa", "https://vault.internal",
        "https://user:pass@shop.example.com", "https://shop.example.com@127.0.0.1", "https://user@shop.example.com", @"https://shop.example.com\@127.0.0.1", "ftp://shop.example.com", "file:///etc/passwd",
        "gopher://shop.example.com", "shop.example.com", "https://", "https://shop.example.com:22", "https://shop.example.com:25", "http://shop.example.com:445",
        // Other digits, which a resolver may read as these.
        "http://①②⑦.⓪.⓪.①", "http://127。0。0。1",
    ];

    public static TheoryData<string> Fine =>
    [
        "https://shop.example.com", "http://shop.example.com", "https://shop.example.com:8443/store", "https://93.184.215.14", "https://xn--bcher-kva.example",
        "https://bücher.example", "https://[2606:4700::6810:84e5]", "https://shop.example.com.", "https://[64:ff9b::5db8:d70e]",
    ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task What_does_not_lead_into_the_public_internet_is_refused(string address) =>
        Assert.NotNull(await new OutboundAddresses(resolve: Always(Public)).Problem(address, Cancellation));

    [Theory]
    [MemberData(nameof(Fine))]
    public async Task A_public_address_may_be_called(string address) =>
        Assert.Null(await new OutboundAddresses(resolve: Always(Public)).Problem(address, Cancellation));

    [Fact]
    public void The_corpus_is_large_enough() => Assert.InRange(Forbidden.Count, 60, 200);

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_one_that_does_not_resolve_is_not()
    {
        Assert.NotNull(await new OutboundAddresses(resolve: Always(Private)).Problem("https://shop.example.com", Cancellation));
        Assert.NotNull(await new OutboundAddresses(resolve: Always(Public, Private)).Problem("https://shop.example.com", Cancellation));
        Assert.Null(await new OutboundAddresses(resolve: (_, _) => throw new SocketException((int)SocketError.HostNotFound)).Problem("https://shop.example.com", Cancellation));
    }

    [Fact]
    public async Task Loopback_is_called_where_development_allows_it_and_nothing_else_inside()
    {
        var addresses = new OutboundAddresses(allowsLoopback: true, Always(IPAddress.Loopback));

        Assert.Null(await addresses.Problem("http://127.0.0.1:5001", Cancellation));
        Assert.Null(await addresses.Problem("http://localhost:81", Cancellation));
        Assert.NotNull(await addresses.Problem("http://10.0.0.1", Cancellation));
        Assert.NotNull(await addresses.Problem("http://169.254.169.254", Cancellation));
    }

    [Fact]
    public async Task A_name_that_answers_otherwise_when_it_is_called_is_not_called()
    {
        using var inside = new Listener();
        var answers = new Queue<IPAddress>([Public, IPAddress.Loopback]);
        var addresses = new OutboundAddresses(resolve: (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));
        var address = new Uri($"http://rebinding.example.com:{inside.Port}/");

        Assert.Null(await addresses.Problem(address.AbsoluteUri, Cancellation));
        var failure = await Assert.ThrowsAsync<SyncException>(() => Send(addresses, address));

        Assert.Equal((FailureCause.FixSettings, OutboundAddresses.Refused, 0), (failure.Cause, failure.Code, inside.Calls));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task The_address_checked_is_the_address_called()
    {
        using var here = new Listener();
        var asked = 0;
        var addresses = new OutboundAddresses(allowsLoopback: true, (_, _) =>
        {
            asked++;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        });

        Assert.Equal(HttpStatusCode.Found, (await Send(addresses, new Uri($"http://shop.example.com:{here.Port}/"))).Status);
        Assert.Equal((1, 1), (asked, here.Calls));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_literal_is_checked_where_the_connection_is_made(string host)
    {
        using var inside = new Listener();

        var failure = await Assert.ThrowsAsync<SyncException>(() => Send(new OutboundAddresses(), new Uri($"http://{host}:{inside.Port}/")));
        Assert.Equal((OutboundAddresses.Refused, 0), (failure.Code, inside.Calls));
    }

    private static Func<string, CancellationToken, Task<IPAddress[]>> Always(params IPAddress[] addresses) => (_, _) => Task.FromResult(addresses);

    private static async Task<VendorAnswer> Send(OutboundAddresses addresses, Uri address)
    {
        using var client = VendorClient.Create(addresses);
        return await new VendorHttp(client, RetryPolicy.Create(new SkippingTime(new ManualTime())), new VendorMeter()).Send(new VendorRequest(HttpMethod.Get, address), Cancellation);
    }
}
