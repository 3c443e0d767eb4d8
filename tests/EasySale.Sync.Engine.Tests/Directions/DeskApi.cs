using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Sandbox;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

/// <summary>What people may ask about the conflicts of a <see cref="DeskHouse"/>.</summary>
public sealed class DeskApi(DeskHouse house)
{
    public static readonly Caller Viewer = new(SyncHouse.Tenant, "vera", [Role.Viewer]);
    public static readonly Caller Operator = new(SyncHouse.Tenant, "otto", [Role.Operator]);

    /// <summary>The rows as whoever asks sees them.</summary>
    public IRowStore Rows { get; init; } = house.House.Rows;

    public RunLauncher Launcher => new(new RunStore(Rows, house.House.Time), new ActiveRunStore(Rows), new ActiveTenantStore(Rows), new TenantSettingsStore(Rows));

    public InboxStore Inbox => new(Rows, house.House.Time);

    public StartLimit Limit => new(new TenantSettingsStore(Rows), new RecentStartStore(Rows), house.House.Time);

    private WorldInUse World => new(new ConnectionStore(Rows), new TenantSettingsStore(Rows));

    public ResolveConflict Resolving => new(
        new ConflictStore(Rows),
        new ResolveFailure(house.House.EditPayload, new RetryFailures(house.House.Failures, new TakeBackDismissal(house.House.Links), Launcher, Limit, World, new TurnedOffRoutes(house.Connections, house.Maps, new RunStore(Rows, house.House.Time)), house.House.Time), house.House.DismissFailure),
        Options,
        new ChosenCandidate(house.House.Links, house.Routes, new ConflictStore(Rows)),
        new ConflictRuns(Launcher, new HintIntake(Inbox, new PendingInboxStore(Rows, house.House.Time), house.House.Time), Limit, World, house.House.Time),
        house.House.Audit,
        house.House.Time);

    public ListConflicts Listing => new(house.Conflicts, house.House.Failures, Options, house.House.Time);

    private ConflictOptions Options => new(house.Connections, house.Catalog, house.Routes);

    public Task<ConflictListing> List(Caller? caller = null, params (string Name, string Value)[] query) =>
        Listing.List(
            caller ?? Operator, new ListInput(name => query.FirstOrDefault(pair => pair.Name == name).Value), DeskHouse.Cancellation);

    public async Task<ResolvedConflict> Resolve(string id, string body)
    {
        house.House.Time.Advance(TimeSpan.FromMinutes(2));
        return await Resolving.Resolve(Operator, id, ResolutionInput.Read(TestHouse.Json(body)), DeskHouse.Cancellation);
    }

    /// <summary>Decides the only conflict, and lets the run that does it come to its end.</summary>
    public async Task Decide(string body)
    {
        var resolved = await Resolve(Assert.Single((await List()).Items).Id, body);
        await house.House.NewProcess().Finish(resolved.Run!.SyncId);
    }
}
