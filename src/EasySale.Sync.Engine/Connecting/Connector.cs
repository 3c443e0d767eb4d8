using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting.Consent;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// A kind of system, such as a web shop or a ledger: what it is called, which settings a connection of it needs, what it can
/// read and write. One subclass per folder of the Connectors project; found by scanning, never registered by hand.
/// Stateless; a public parameterless constructor.
/// </summary>
public abstract class Connector
{
    /// <summary>The platform's id in the API and in storage: lower case letters.</summary>
    public abstract string Platform { get; }

    /// <summary>The short word used in connector ids such as <c>a_to_b</c>.</summary>
    public abstract string ShortName { get; }

    /// <summary>The name people know.</summary>
    public abstract string DisplayName { get; }

    /// <summary>What a connection must and may say, secrets included.</summary>
    public abstract IReadOnlyList<SettingField> Settings { get; }

    /// <summary>Kinds a connection can be read for.</summary>
    public virtual IReadOnlyList<RecordKind> Reads => [];

    /// <summary>Those of <see cref="Reads"/> that travel only over routes the tenant has turned on: systems that are usually written to.</summary>
    public virtual IReadOnlyList<RecordKind> ReadsIfAsked => [];

    /// <summary>Kinds a connection can be written with.</summary>
    public virtual IReadOnlyList<RecordKind> Writes => [];

    /// <summary>Those of <see cref="Writes"/> that are written only over routes the tenant has turned on: systems that are usually read.</summary>
    public virtual IReadOnlyList<RecordKind> WritesIfAsked => [];

    /// <summary>Where the parts of a kind's records go, and which custom fields there are; what mappings are checked against. Default: nothing is told.</summary>
    public virtual TargetFields FieldsOf(RecordKind kind) => TargetFields.None;

    /// <summary>The vendor's limits; every lane that a request names must be among them. Default: none.</summary>
    public virtual IReadOnlyList<RateLimit> Limits => [];

    /// <summary>How the vendor's webhooks are read; null when it sends none.</summary>
    public virtual WebhookReader? Webhooks => null;

    /// <summary>How owners let us in on the vendor's own page; null when keys are entered here.</summary>
    public virtual AccountConsent? Consent => null;

    /// <summary>A connection with these settings wants a copy of the operation log; opened, it has <see cref="ConnectedSystem.Logs"/>. Default: never.</summary>
    public virtual bool KeepsLogs(IReadOnlyDictionary<string, string> settings) => false;

    /// <summary>Names of its <see cref="RotatingSecrets"/>, so that they go with the connection.</summary>
    public virtual IReadOnlyList<string> Rotating => [];

    /// <summary>The header in which the vendor's answers name the exchange, for its support; null where they do not.</summary>
    public virtual string? TraceHeader => null;

    /// <summary>Name of the activity function that writes to this system, so that the portal shows its work by itself.</summary>
    public string WriteActivity => "WriteTo" + GetType().Name[..^"Connector".Length];

    /// <summary>Checks what the fields alone cannot say (two fields together). Field name → what is wrong and what to do.</summary>
    public virtual IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings) =>
        new Dictionary<string, string>();

    /// <summary>Tells of settings that lead to a real system although they are for trying things. Field name → what to do.</summary>
    public virtual IReadOnlyDictionary<string, string> CheckSandbox(IReadOnlyDictionary<string, string> settings) => new Dictionary<string, string>();

    /// <summary>Which system a connection reaches, as one text; connections of the same text share its records. Null where that cannot be told.</summary>
    public virtual string? SystemOf(IReadOnlyDictionary<string, string> settings) => null;

    /// <summary>
    /// What <see cref="TargetStream.PlanGone"/> does with these settings, told before anybody decides. Default: what it does by default, nothing.
    /// </summary>
    /// <param name="kind">One of <see cref="Writes"/>.</param>
    /// <param name="settings">Of the connection; what is not set has its default.</param>
    public virtual Removal RemovalOf(RecordKind kind, IReadOnlyDictionary<string, string> settings) =>
        Removal.Cannot($"{DisplayName} leaves it to people to remove {kind.Name()}: do so there.");

    /// <summary>Opens a connection. No call is made before the first read, write or probe.</summary>
    /// <exception cref="Failures.SyncException">A setting or secret is missing (<see cref="Failures.FailureCause.FixSettings"/>).</exception>
    public abstract ConnectedSystem Open(ConnectionContext context);
}
