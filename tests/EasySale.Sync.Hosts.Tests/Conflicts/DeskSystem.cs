using System.Collections.Concurrent;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Hosts.Tests.Conflicts;

/// <summary>The desks as systems the functions can connect.</summary>
internal static class DeskSystem
{
    /// <summary>One side's desk of each tenant. It bears a name of the house because the activity that writes is found by it.</summary>
    internal sealed class SupabaseConnector(string platform, ConcurrentDictionary<TenantId, DeskTenant> tenants) : Connector
    {
        public override string Platform => platform;

        public override string ShortName => platform;

        public override string DisplayName => platform;

        public override IReadOnlyList<SettingField> Settings => [];

        public override IReadOnlyList<RecordKind> Reads => [RecordKind.Customers];

        public override IReadOnlyList<RecordKind> Writes => [RecordKind.Customers];

        public override Removal RemovalOf(RecordKind kind, IReadOnlyDictionary<string, string> settings) => Removal.Does("it is deleted.");

        public override ConnectedSystem Open(ConnectionContext context) =>
            new FakeDeskConnector(platform, tenants[context.Connection.Tenant].Desk(platform), new Lifeline()).Open(context);
    }
}
