using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>A connector that declares a ledger's limits: 500 calls a minute and 10 a second.</summary>
internal sealed class LimitedLedger : Connector
{
    public const string Lane = "calls";
    public const int PerMinute = 500;
    public const int PerSecond = 10;

    public override string Platform => "limited";

    public override string ShortName => "lim";

    public override string DisplayName => "Limited ledger";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RateLimit> Limits =>
        [new(Lane, PerMinute, TimeSpan.FromMinutes(1)), new(Lane, PerSecond, TimeSpan.FromSeconds(1))];

    public override ConnectedSystem Open(ConnectionContext context) => throw new NotSupportedException("Only its limits are asked for.");
}
