using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores;

/// <summary>Every partition and row key of the house, in one place.</summary>
public static class Keys
{
    public static PartitionKey Connections(TenantId tenant) => PartitionKey.Of(tenant, "connections");

    /// <summary>One row per deleted connection: its system.</summary>
    public static PartitionKey LeftSystems(TenantId tenant) => PartitionKey.Of(tenant, "left-systems");

    public static PartitionKey TenantSettings(TenantId tenant) => PartitionKey.Of(tenant, "settings");

    /// <summary>What a tenant chose for its routes.</summary>
    public static PartitionKey Routes(TenantId tenant) => PartitionKey.Of(tenant, "routes");

    /// <summary>Encrypted credentials of the one-machine host; in Azure they are in Key Vault.</summary>
    public static PartitionKey LocalSecrets(TenantId tenant) => PartitionKey.Of(tenant, "secrets");

    /// <summary>A tenant's mappings and their versions.</summary>
    public static PartitionKey Mappings(TenantId tenant) => PartitionKey.Of(tenant, "mappings");

    public static PartitionKey ApiKeys(TenantId tenant) => PartitionKey.Of(tenant, "api-keys");

    /// <summary>Hash of an API key → tenant and key id.</summary>
    public static PartitionKey ApiKeyDirectory(string hash) => PartitionKey.Directory("api-key", hash[..2]);

    /// <summary>Answers of account owners that are waited for.</summary>
    public static PartitionKey Consents(TenantId tenant) => PartitionKey.Of(tenant, "consents");

    /// <summary>Hash of a consent's state → tenant and id.</summary>
    public static PartitionKey ConsentDirectory(string hash) => PartitionKey.Directory("consent", hash[..2]);

    public static PartitionKey Links(LinkScope scope, string shard) =>
        PartitionKey.Of(scope.Tenant, "links", scope.Source, scope.Target, scope.Kind.ToString(), shard);

    /// <summary>Which shards a scope has links in.</summary>
    public static PartitionKey LinkShards(LinkScope scope) =>
        PartitionKey.Of(scope.Tenant, "link-shards", scope.Source, scope.Target, scope.Kind.ToString());

    /// <summary>Where a two-way route's creations lie that are announced and not confirmed: what the way back looks through before it makes anything.</summary>
    public static PartitionKey Underway(LinkScope scope) =>
        PartitionKey.Of(scope.Tenant, "underway", scope.Source, scope.Target, scope.Kind.ToString());

    /// <summary>A tenant's runs of one month, newest first.</summary>
    public static PartitionKey Runs(TenantId tenant, string month) => PartitionKey.Of(tenant, "runs", month);

    public static PartitionKey Steps(TenantId tenant, string syncId) => PartitionKey.Of(tenant, "steps", syncId);

    /// <summary>The one row that says which runs of a tenant go on and which wait.</summary>
    public static PartitionKey ActiveRuns(TenantId tenant) => PartitionKey.Of(tenant, "active-runs");

    /// <summary>Tenants with runs that go on or wait: where the watchdog timer looks.</summary>
    public static PartitionKey ActiveTenants() => PartitionKey.Directory("active-tenants");

    /// <summary>Tenants whose old data is removed from time to time.</summary>
    public static PartitionKey RetainedTenants() => PartitionKey.Directory("retained-tenants");

    /// <summary>How far a tenant's old data was removed.</summary>
    public static PartitionKey Retention(TenantId tenant) => PartitionKey.Of(tenant, "retention");

    public static PartitionKey Idempotency(TenantId tenant) => PartitionKey.Of(tenant, "idempotency");

    public static PartitionKey Failures(TenantId tenant) => PartitionKey.Of(tenant, "failures");

    /// <summary>Conflicts, open and resolved.</summary>
    public static PartitionKey Conflicts(TenantId tenant) => PartitionKey.Of(tenant, "conflicts");

    /// <summary>The row among the conflicts that is written with each choice among candidates; no conflict's id is written so.</summary>
    public const string Choices = "~choices";

    /// <summary>What was planned for failed records; a row each, named like its failure.</summary>
    public static PartitionKey PlannedPayloads(TenantId tenant) => PartitionKey.Of(tenant, "planned-payloads");

    /// <summary>Bodies people put in place of planned ones; a row for each record, named like its failure.</summary>
    public static PartitionKey PayloadEdits(TenantId tenant) => PartitionKey.Of(tenant, "payload-edits");

    /// <summary>Failures of one run that are tried again by themselves.</summary>
    public static PartitionKey WaitingRetries(TenantId tenant, string syncId) => PartitionKey.Of(tenant, "retries", syncId);

    /// <summary>Runs of all tenants whose failures are tried again, by the instant.</summary>
    public static PartitionKey DueRetries() => PartitionKey.Directory("due-retries");

    /// <summary>What people changed in one month, newest first.</summary>
    public static PartitionKey Audit(TenantId tenant, string month) => PartitionKey.Of(tenant, "audit", month);

    /// <summary>What a tenant was told, and what is gathered for it.</summary>
    public static PartitionKey Notifications(TenantId tenant) => PartitionKey.Of(tenant, "notifications");

    /// <summary>Messages of all tenants that are to be sent, by the instant.</summary>
    public static PartitionKey DueNotifications() => PartitionKey.Directory("due-notifications");

    public static PartitionKey Watermarks(TenantId tenant) => PartitionKey.Of(tenant, "watermarks");

    /// <summary>The last comparison of each route and stream.</summary>
    public static PartitionKey Drift(TenantId tenant) => PartitionKey.Of(tenant, "drift");

    /// <summary>Runs of a tenant whose log is to be copied, and when old lines were removed last.</summary>
    public static PartitionKey Logs(TenantId tenant) => PartitionKey.Of(tenant, "logs");

    /// <summary>The same over all tenants, by the instant.</summary>
    public static PartitionKey DueLogs() => PartitionKey.Directory("due-logs");

    /// <summary>When a tenant's connections are checked next.</summary>
    public static PartitionKey Probes(TenantId tenant) => PartitionKey.Of(tenant, "probes");

    /// <summary>Connections to be checked, over all tenants.</summary>
    public static PartitionKey DueProbes() => PartitionKey.Directory("due-probes");

    public static PartitionKey Health(TenantId tenant) => PartitionKey.Of(tenant, "health");

    public static PartitionKey Schedules(TenantId tenant) => PartitionKey.Of(tenant, "schedules");

    /// <summary>Schedules of all tenants by the instant they are due, spread over a few partitions.</summary>
    public static PartitionKey DueSchedules(int part) => PartitionKey.Directory("due-schedules", part.ToString("D2", CultureInfo.InvariantCulture));

    /// <summary>Connection id → the tenants that have one of that id.</summary>
    public static PartitionKey ConnectionDirectory(string connectionId) => PartitionKey.Directory("connection", connectionId);

    /// <summary>The vendor's account id → tenants and connections.</summary>
    public static PartitionKey AccountDirectory(string platform, string account) => PartitionKey.Directory("account", platform, account);

    /// <summary>Hints of a connection's webhooks that nobody has taken yet.</summary>
    public static PartitionKey Inbox(TenantId tenant, string connectionId) => PartitionKey.Of(tenant, "inbox", connectionId);

    /// <summary>Inboxes in which hints may lie: where the timer looks.</summary>
    public static PartitionKey PendingInboxes() => PartitionKey.Directory("pending-inboxes");

    /// <summary>How the webhooks of a tenant's connections are doing.</summary>
    public static PartitionKey Webhooks(TenantId tenant) => PartitionKey.Of(tenant, "webhooks");

    /// <summary>A row for each token with which a plan may be confirmed, named by its hash.</summary>
    public static PartitionKey Confirmations(TenantId tenant) => PartitionKey.Of(tenant, "confirmations");

    public static PartitionKey Leases(TenantId tenant) => PartitionKey.Of(tenant, "leases");

    /// <summary>A row per connection: its breaker and the pauses its vendor asked for.</summary>
    public static PartitionKey Gates(TenantId tenant) => PartitionKey.Of(tenant, "gates");

    /// <summary>A row per lane: which permits of the near future are taken.</summary>
    public static PartitionKey Lanes(TenantId tenant, string connectionId) => PartitionKey.Of(tenant, "lanes", connectionId);

    /// <summary>A row per connection: the metered calls of a month.</summary>
    public static PartitionKey MeteredCalls(TenantId tenant, string month) => PartitionKey.Of(tenant, "metered", month);

    /// <summary>Daily sums of the runs that ended in a month, and the marks of those that are in them.</summary>
    public static PartitionKey Metrics(TenantId tenant, string month) => PartitionKey.Of(tenant, "metrics", month);

    /// <summary>The one row that holds the starts of the last minute.</summary>
    public static PartitionKey RecentStarts(TenantId tenant) => PartitionKey.Of(tenant, "recent-starts");

    /// <summary>A watermark's key, and a drift report's, is of a connection.</summary>
    public static bool IsOfConnection(string watermark, string connectionId) => watermark.Split('|') is [var source, var target, _] && RowKey.Escape(connectionId) is var id && (source == id || target == id);

    public static string Watermark(LinkScope scope) =>
        $"{RowKey.Escape(scope.Source)}|{RowKey.Escape(scope.Target)}|{scope.Kind}";

    /// <summary>Journal of one group of records.</summary>
    public static string Journal(string syncId, int step, long group) => $"journal/{syncId}/{step:D2}/{group:D8}.jsonl.br";

    /// <summary>All journals of a run.</summary>
    public static string Journals(string syncId) => $"journal/{syncId}/";

    /// <summary>All that a connection remembers.</summary>
    public static string Memories(string connectionId) => $"memory/{connectionId}/";

    /// <summary>What a connection remembers between slices.</summary>
    public static string Memory(string connectionId, string name) => $"{Memories(connectionId)}{name}.br";

    /// <summary>All lists of comparisons.</summary>
    public const string Comparisons = "compare/";

    /// <summary>The lists of a comparison that goes on.</summary>
    public static string Comparison(LinkScope scope, string listing) => $"{Comparisons}{listing}/{scope.Source}/{scope.Target}/{scope.Kind}/";

    public static string Listed(LinkScope scope, string listing, int part) => $"{Comparison(scope, listing)}listed-{part:D6}.br";

    public static string Findings(LinkScope scope, string listing, int part) => $"{Comparison(scope, listing)}found-{part:D6}.br";

    /// <summary>All plans.</summary>
    public const string Plans = "plans/";

    /// <summary>What was planned for one group of records.</summary>
    public static string PlanGroup(string planId, int step, long group) => $"{Plans}{planId}/{step:D2}/{group:D8}.br";

    /// <summary>Which records of a kind and a shard a plan writes.</summary>
    public static string PlanIndex(string planId, RecordKind kind, string shard) => $"{Plans}{planId}/index/{kind}/{shard}.br";

    public const string Intents = "intents/";

    /// <summary>Intent bodies too large for their row.</summary>
    public static string IntentBodies(LinkScope scope, string block, string name) =>
        $"{Intents}{scope.Source}/{scope.Target}/{scope.Kind}/{block}/{name}.br";
}
