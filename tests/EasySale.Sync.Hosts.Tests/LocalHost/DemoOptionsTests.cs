using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Local.Demo;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

/// <summary>What the command line of the local host asks for.</summary>
public class DemoOptionsTests
{
    [Fact]
    public void Keys_are_made_and_taken_back_by_tenant()
    {
        var (options, error) = DemoOptions.Read(["--host-only", "--new-key", "acme/ann/viewer", "--new-key", "acme/otto@example.com/ADMIN", "--revoke-key", "acme/key-1"]);

        Assert.Null(error);
        Assert.Equal([new KeyRequest(new TenantId("acme"), "ann", Role.Viewer), new KeyRequest(new TenantId("acme"), "otto@example.com", Role.Admin)], options!.NewKeys);
        Assert.Equal([(new TenantId("acme"), "key-1")], options.RevokedKeys);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_before_anything_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var (options, _) = DemoOptions.Read(["--port", port.ToString(CultureInfo.InvariantCulture), "--data", Path.Combine(Path.GetTempPath(), "easysale-never-made")]);

        var told = await Assert.ThrowsAsync<InvalidOperationException>(() => LocalProgram.Run(options!, TestContext.Current.CancellationToken));

        Assert.Contains($"port {port}", told.Message, StringComparison.Ordinal);
        Assert.Contains("--port 0", told.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(options!.Data));
    }

    [Theory]
    [InlineData("--new-key", "acme/ann")]
    [InlineData("--new-key", "acme/ann/owner")]
    [InlineData("--new-key", "acme/ann/2")]
    [InlineData("--new-key", "Acme/ann/admin")]
    [InlineData("--new-key", "acme/a b/admin")]
    [InlineData("--new-key", "acme//admin")]
    [InlineData("--revoke-key", "key-1")]
    [InlineData("--revoke-key", "acme/")]
    public void What_is_wrong_is_told_with_an_example(string option, string value)
    {
        var (options, error) = DemoOptions.Read([option, value]);

        Assert.Null(options);
        Assert.StartsWith($"{option} needs", error, StringComparison.Ordinal);
        Assert.Contains("acme/", error, StringComparison.Ordinal);
    }
}
