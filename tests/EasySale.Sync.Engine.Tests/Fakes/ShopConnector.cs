using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A source: asks for an address and two credentials, one of them optional.</summary>
public sealed class ShopConnector : Connector
{
    public static readonly SettingField Url = new("url", "The shop's address.") { IsAddress = true, Form = new Regex("^https?://"), Example = "https://shop.example" };
    public static readonly SettingField Flavour = new("flavour", "How it tastes.") { Allowed = ["sweet", "sour"], Default = "sweet" };
    public static readonly SettingField Shelves = new("shelves", "Number → shelf.") { Required = false, IsJson = true };
    public static readonly SettingField ConsumerKey = new("consumerKey", "The key from the shop's settings.") { IsSecret = true };
    public static readonly SettingField Token = new("token", "A second credential.") { IsSecret = true, Required = false };

    public override string Platform => "shop";

    public override string ShortName => "shop";

    public override string DisplayName => "Shop";

    public override IReadOnlyList<SettingField> Settings => [Url, Flavour, Shelves, ConsumerKey, Token];

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Orders, RecordKind.Refunds, RecordKind.Customers, RecordKind.Products];

    /// <summary>Called by every probe.</summary>
    public Func<ConnectionContext, ProbeReport> OnProbe { get; set; } = _ => new ProbeReport([new ProbeCheck("read orders", Ok: true, "12 orders seen.")]);

    /// <summary>Called when settings are saved.</summary>
    public Func<IReadOnlyDictionary<string, string>> OnCheck { get; set; } = () => new Dictionary<string, string>();

    /// <summary>Called whenever a connection is opened.</summary>
    public Action<ConnectionContext> OnOpened { get; set; } = _ => { };

    public int Probes { get; private set; }

    public override IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault("flavour") == "sour" && settings["url"].StartsWith("http:", StringComparison.Ordinal)
            ? new Dictionary<string, string> { ["flavour"] = "Sour needs https." }
            : new Dictionary<string, string>();

    public override string? SystemOf(IReadOnlyDictionary<string, string> settings) => settings.GetValueOrDefault("url");

    public override IReadOnlyDictionary<string, string> CheckSandbox(IReadOnlyDictionary<string, string> settings) =>
        settings["url"].Contains("real", StringComparison.Ordinal) ? new Dictionary<string, string> { ["url"] = "Is a real shop." } : new Dictionary<string, string>();

    public override ConnectedSystem Open(ConnectionContext context)
    {
        OnOpened(context);
        return new Opened(this, context);
    }

    private sealed class Opened(ShopConnector shop, ConnectionContext context) : ConnectedSystem
    {
        public override Task<IReadOnlyDictionary<string, string>> CheckSettings(CancellationToken cancellation) => Task.FromResult(shop.OnCheck());

        public override Task<ProbeReport> Probe(CancellationToken cancellation)
        {
            shop.Probes++;
            return Task.FromResult(shop.OnProbe(context));
        }
    }
}
