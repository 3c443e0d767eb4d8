using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A system whose owners let us in on its own page: every answer grants the account it names.</summary>
public sealed class ConsentingConnector : Connector
{
    public static readonly SettingField Account = new("account", "Which account.");
    public static readonly SettingField Token = new("token", "Lets us in.") { IsSecret = true };

    private readonly Owners _owners;

    public ConsentingConnector() => _owners = new Owners(this);

    public override string Platform => "granted";

    public override string ShortName => "granted";

    public override string DisplayName => "Granted";

    public override IReadOnlyList<SettingField> Settings => [Account, Token];

    public override IReadOnlyList<string> Rotating => ["chain"];

    public override AccountConsent Consent => _owners;

    /// <summary>Called when an answer is taken over, before it is.</summary>
    public Action OnAccepted { get; set; } = () => { };

    public override ConnectedSystem Open(ConnectionContext context) => new Opened();

    private sealed class Opened : ConnectedSystem
    {
        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([new ProbeCheck("connect", Ok: true, "Works.")]));
    }

    private sealed class Owners(ConsentingConnector connector) : AccountConsent
    {
        public override SettingField Account => ConsentingConnector.Account;

        public override bool IsBroughtByBrowser => true;

        public override Uri Page(ConsentQuestion question) => new($"https://granted.example/?state={question.State.Reveal()}");

        public override string? StateOf(ConsentAnswer answer) => answer["state"];

        public override ConsentOutcome Outcome(ConsentAnswer answer) => ConsentOutcome.Granted;

        public override Task<ConsentGrant> Accept(ConsentQuestion question, ConsentAnswer answer, VendorHttp http, TimeProvider time, CancellationToken cancellation)
        {
            connector.OnAccepted();
            return Task.FromResult(new ConsentGrant
            {
                Settings = new Dictionary<string, string> { [ConsentingConnector.Account.Name] = answer["account"]! },
                Secrets = new Dictionary<string, Secret> { [Token.Name] = new(answer["code"]!) },
                Rotating = new Dictionary<string, Secret> { ["chain"] = new($"chain of {answer["code"]}") },
            });
        }
    }
}
