using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Limits;

/// <summary>A connector that declares limits and nothing else.</summary>
internal sealed class LimitedConnector(IReadOnlyList<RateLimit> limits) : Connector
{
    public override string Platform => "limited";

    public override string ShortName => "lim";

    public override string DisplayName => "Limited";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RateLimit> Limits => limits;

    public override ConnectedSystem Open(ConnectionContext context) => throw new NotSupportedException("Only its limits are asked for.");
}
