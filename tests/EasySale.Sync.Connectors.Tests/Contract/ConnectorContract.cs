using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using Polly;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>What the engine relies on in every connector. A subclass says how to start a system to try it on.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "Tests are named as sentences.")]
public abstract partial class ConnectorContract<TConnector> : IDisposable
    where TConnector : Connector, new()
{
    private readonly CallCounter _wire = new();
    private readonly HttpClient _client;

    protected ConnectorContract() => _client = new HttpClient(_wire, disposeHandler: false);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static TConnector Connector { get; } = new();

    protected abstract Task<ContractSubject> Start();

    [Fact]
    public void Names_have_their_forms()
    {
        Assert.Matches("^[a-z]+$", Connector.Platform);
        Assert.Matches("^[a-z]+$", Connector.ShortName);
        Assert.NotEmpty(Connector.DisplayName);
        Assert.Matches("^WriteTo[A-Z][A-Za-z]+$", Connector.WriteActivity);
        Assert.True(Connector.Reads.Count + Connector.Writes.Count > 0, "It neither reads nor writes.");
    }

    [Fact]
    public void Settings_are_named_and_described_and_credentials_are_secrets()
    {
        Assert.All(Connector.Settings, field =>
        {
            Assert.Matches("^[a-z][a-zA-Z0-9]*$", field.Name);
            Assert.EndsWith(".", field.Description, StringComparison.Ordinal);
            Assert.Equal(SecretWord().IsMatch(field.Name), field.IsSecret);
            Assert.False(field.IsSecret && field.Default is not null, $"The secret {field.Name} has a default.");
        });
        Assert.Distinct(Connector.Settings.Select(field => field.Name));
    }

    [Fact]
    public async Task Opening_makes_no_call()
    {
        await using var subject = await Start();
        var system = Open(subject, subject.Settings, subject.Secrets);
        foreach (var kind in RecordKinds.ParentsFirst) (_, _) = (system.Source(kind), system.Target(kind));
        Assert.Equal(0, _wire.Calls);
    }

    [Fact]
    public async Task Opening_without_a_required_field_names_it()
    {
        await using var subject = await Start();
        foreach (var field in Connector.Settings.Where(field => field is { Required: true, Default: null }))
        {
            var failure = Assert.Throws<SyncException>(() => Open(subject, Without(subject.Settings, field), Without(subject.Secrets, field)));
            Assert.Equal(FailureCause.FixSettings, failure.Cause);
            Assert.Contains(field.Name, failure.MerchantMessage, StringComparison.Ordinal);
            AssertKeepsSecrets(failure.ToString(), subject.Secrets);
        }
    }

    [Fact]
    public async Task A_probe_with_good_credentials_finds_nothing_wrong()
    {
        await using var subject = await Start();
        var report = await Open(subject).Probe(Cancellation);
        Assert.NotEmpty(report.Checks);
        Assert.All(report.Checks, check => Assert.True(check.Ok, $"{check.Capability}: {check.Message}"));
    }

    [Fact]
    public async Task A_probe_with_wrong_credentials_says_what_to_do_and_keeps_them_secret()
    {
        await using var subject = await Start();
        var report = await Open(subject, subject.Settings, subject.WrongSecrets).Probe(Cancellation);
        Assert.False(report.Ok);
        Assert.All(report.Checks.Where(check => !check.Ok), check =>
        {
            Assert.NotEmpty(check.Code!);
            Assert.Matches(@"\..+\.$", check.Message);
            AssertKeepsSecrets(check.Message, subject.WrongSecrets);
        });
    }

    public void Dispose()
    {
        _client.Dispose();
        _wire.Dispose();
        GC.SuppressFinalize(this);
    }

    private ConnectedSystem Open(ContractSubject subject) => Open(subject, subject.Settings, subject.Secrets);

    private ConnectedSystem Open(ContractSubject subject, IReadOnlyDictionary<string, string> settings, IReadOnlyDictionary<string, string> secrets)
    {
        var connection = new Connection { Tenant = new TenantId("shop"), Id = "contract", Platform = Connector.Platform, Name = "Contract", Settings = settings };
        var http = new VendorHttp(_client, ResiliencePipeline<VendorAnswer>.Empty, new VendorMeter());
        return Connector.Open(Contexts.Of(connection, secrets.ToDictionary(pair => pair.Key, pair => new Secret(pair.Value)), http, subject.Time));
    }

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> values, SettingField field) =>
        values.Where(pair => pair.Key != field.Name).ToDictionary();

    private static void AssertKeepsSecrets(string text, IReadOnlyDictionary<string, string> secrets) =>
        Assert.All(secrets.Values, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));

    /// <summary>Calls a stream with credentials the system does not know.</summary>
    private static async Task AssertRefused(Func<Task> call, ContractSubject subject)
    {
        var failure = await Assert.ThrowsAsync<SyncException>(call);
        Assert.Equal(FailureCause.FixSettings, failure.Cause);
        AssertKeepsSecrets(failure.ToString(), subject.WrongSecrets);
    }

    [GeneratedRegex("key|secret|token|password", RegexOptions.IgnoreCase)]
    private static partial Regex SecretWord();
}
