using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

public sealed class ConflictApiTests
{
    [Fact]
    public async Task A_conflict_shows_both_versions_and_what_differs_and_viewers_see_no_personal_data()
    {
        var house = await Collided();

        var shown = Assert.Single((await new DeskApi(house).List()).Items);
        var masked = Assert.Single((await new DeskApi(house).List(DeskApi.Viewer)).Items);

        Assert.Equal(["name"], shown.Differs);
        Assert.Equal(("Leonard", "Richard", "ann@x.test"), ((string?)shown.SourceValues!["firstName"], (string?)shown.TargetValues!["firstName"], (string?)shown.SourceValues["email"]));
        Assert.Equal(("L•••", "a•••"), ((string?)masked.SourceValues!["firstName"], (string?)masked.SourceValues["email"]));
        Assert.True(masked.IsMasked);
        Assert.Contains("left", shown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_of_the_other_mode_is_not_decided_by_accident()
    {
        var house = await Collided();
        await new TenantSettingsStore(house.House.Rows).Change(SyncHouse.Tenant, now => now with { IsInSandbox = true }, DeskHouse.Cancellation);
        var id = Assert.Single((await new DeskApi(house).List()).Items).Id;

        var problem = await TestHouse.Refused(() => new DeskApi(house).Resolve(id, """{"resolution":"accept"}"""));

        Assert.Equal((409, "other-mode"), (problem.Status, problem.Slug));
        Assert.Equal(ConflictState.Open, Assert.Single((await new DeskApi(house).List()).Items).State);
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("reject")]
    public async Task A_decision_about_two_sides_is_refused_once_the_route_goes_one_way(string resolution)
    {
        var house = await Collided();
        var id = Assert.Single((await new DeskApi(house).List()).Items).Id;
        var route = Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation));
        await house.Routes.Save(SyncHouse.Tenant, route with { Direction = RouteDirection.OneWay, IsIndexed = false }, DeskHouse.Cancellation);

        var shown = Assert.Single((await new DeskApi(house).List()).Items);
        var problem = await TestHouse.Refused(() => new DeskApi(house).Resolve(id, $$"""{"resolution":"{{resolution}}"}"""));

        Assert.All(shown.Options, option => Assert.False(option.IsPossible));
        Assert.Equal((409, "decision-impossible"), (problem.Status, problem.Slug));
        await house.Forth(house.Left.Customers[0].Id);
        Assert.Equal(ConflictChoice.Vanished, Assert.Single(await house.AllConflicts()).Decision?.Choice);
        Assert.Equal("Leonard", house.Right.Customers[0].FirstName);
    }

    [Fact]
    public async Task Statistics_count_what_waits_and_the_trend_tells_the_days()
    {
        var house = await Collided();
        await new DeskApi(house).Decide("""{"resolution":"accept"}""");

        var statistics = (await new DeskApi(house).List()).Statistics;

        Assert.Equal((0, 0, 1), (statistics.Open, statistics.Decided, statistics.Resolved));
        Assert.Equal(14, statistics.Trend.Count);
        Assert.Equal((1, 1), (statistics.Trend[^1].Opened, statistics.Trend[^1].Resolved));
        Assert.Equal(ConflictChoice.Accept, Assert.Single((await new DeskApi(house).List(null, ("state", "resolved"))).Items).Resolution);
    }

    [Fact]
    public async Task A_conflict_holds_up_its_own_record_and_no_other()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Leonard", Phone = "7" });
        house.Right.Edit(right, customer => customer with { FirstName = "Richard" });
        house.Left.Add(new Customer { Id = "", FirstName = "New" });
        var run = await house.Forth();

        Assert.Equal((1, 1), (run.Counts.Written, run.Counts.Skipped));
        Assert.Equal("1", house.Right.Find(right)!.Phone);
    }

    [Fact]
    public async Task A_collision_that_ends_by_itself_closes_its_conflict()
    {
        var house = await Collided();
        house.Right.Edit("r1", customer => customer with { FirstName = "Leonard" });
        await house.Back();

        var only = Assert.Single(await house.AllConflicts());
        Assert.Equal((ConflictState.Resolved, ConflictChoice.Vanished), (only.State, only.Decision!.Choice));
    }

    [Fact]
    public async Task What_custom_values_leave_out_is_as_the_source_says()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Leonard", LastName = "L", Phone = "2" });
        house.Right.Edit(right, customer => customer with { FirstName = "Richard", LastName = "R", Phone = "3" });
        await house.Forth();
        await new DeskApi(house).Decide("""{"resolution":"custom","customData":{"firstName":"Both"}}""");
        await house.Back();
        await house.Forth();

        foreach (var customer in new[] { house.Left.Find(left)!, house.Right.Find(right)! })
            Assert.Equal(("Both", "L", "2"), (customer.FirstName, customer.LastName, customer.Phone));
    }

    [Fact]
    public async Task A_decision_holds_for_what_was_seen_and_not_for_a_later_edit()
    {
        var house = await Collided();
        var api = new DeskApi(house);
        var resolved = await api.Resolve(Assert.Single((await api.List()).Items).Id, """{"resolution":"accept"}""");
        house.Right.Edit("r1", customer => customer with { FirstName = "Robert" });
        await house.House.NewProcess().Finish(resolved.Run!.SyncId);

        Assert.Equal("Robert", house.Right.Find("r1")!.FirstName);
        Assert.Equal((ConflictState.Open, 2), (Assert.Single(await house.AllConflicts()).State, Assert.Single(await house.AllConflicts()).Tries));
    }

    [Theory]
    [InlineData("""{}""", "resolution")]
    [InlineData("""{"resolution":"perhaps"}""", "resolution")]
    [InlineData("""{"resolution":"custom"}""", "customData")]
    [InlineData("""{"resolution":"accept","customData":{}}""", "customData")]
    [InlineData("""{"resolution":"custom","customData":{}}""", "customData")]
    [InlineData("""{"resolution":"custom","customData":{"shoeSize":"41"}}""", "customData.shoeSize")]
    [InlineData("""{"resolution":"custom","customData":{"firstName":7}}""", "customData.firstName")]
    [InlineData("""{"resolution":"custom","customData":{"billing":{"planet":"Mars"}}}""", "customData.billing")]
    [InlineData("""{"resolution":"custom","customData":{"email":"ann"}}""", "customData.email")]
    [InlineData("""{"resolution":"custom","customData":{"email":"Ann <ann@x.test>"}}""", "customData.email")]
    public async Task A_decision_that_does_not_fit_is_refused_with_the_field(string body, string field)
    {
        var house = await Collided();
        var id = Assert.Single((await new DeskApi(house).List()).Items).Id;

        var problem = await TestHouse.Refused(() => new DeskApi(house).Resolve(id, body));

        Assert.Equal(400, problem.Status);
        Assert.Contains(field, problem.Errors!.Keys);
    }

    [Fact]
    public async Task What_is_over_or_unknown_cannot_be_decided()
    {
        var house = await Collided();
        var id = Assert.Single((await new DeskApi(house).List()).Items).Id;
        await new DeskApi(house).Decide("""{"resolution":"reject"}""");

        Assert.Equal("conflict-over", (await TestHouse.Refused(() => new DeskApi(house).Resolve(id, """{"resolution":"accept"}"""))).Slug);
        Assert.Equal("not-found", (await TestHouse.Refused(() => new DeskApi(house).Resolve("nothing", """{"resolution":"accept"}"""))).Slug);
    }

    [Fact]
    public async Task Where_the_route_is_busy_the_decision_waits_for_its_turn()
    {
        var house = await Collided();
        var api = new DeskApi(house);
        await api.Launcher.Launch(DeskHouse.Run(back: true, []) with { SyncId = SyncIds.New(house.House.Time.GetUtcNow()) }, DeskHouse.Cancellation);
        var resolved = await api.Resolve(Assert.Single((await api.List()).Items).Id, """{"resolution":"accept"}""");

        Assert.Null(resolved.Run);
        var hint = Assert.Single(await api.Inbox.List(new InboxKey(SyncHouse.Tenant, "left"), 10, DeskHouse.Cancellation).ToListAsync(DeskHouse.Cancellation));
        Assert.Equal((RecordKind.Customers, "1"), (hint.Hint.Kind, hint.Hint.Id));
    }

    [Fact]
    public async Task A_decision_is_on_the_audit_trail_without_personal_data()
    {
        var house = await Collided();
        await new DeskApi(house).Decide("""{"resolution":"accept"}""");

        var entries = await house.House.Audit.List(SyncHouse.Tenant, null, DeskHouse.Cancellation).ToListAsync(DeskHouse.Cancellation);
        var (_, entry) = Assert.Single(entries);
        Assert.Equal(("otto", "conflict.resolved", "customers/1, left to right"), (entry.By, entry.Action, entry.About));
        Assert.Contains(entry.Changes, change => change is { Path: "firstName", Before: "\"R•••\"", After: "\"L•••\"" });
    }

    [Theory]
    [InlineData("""{"resolution":"custom","customData":{"targetId":"r2"}}""", 2, "Ann")]
    [InlineData("""{"resolution":"accept"}""", 3, "Bea")]
    [InlineData("""{"resolution":"reject"}""", 2, "Bea")]
    public async Task Several_that_could_be_it_are_a_matter_of_a_person(string answer, int onTheRight, string second)
    {
        var house = await DeskHouse.Furnished(ConflictStrategy.SourceWins);
        foreach (var name in (string[])["Ada", "Bea"]) house.Right.Add(new Customer { Id = "", FirstName = name, Email = "same@x.test" });
        house.Left.Add(new Customer { Id = "", FirstName = "Ann", Email = "Same@x.test".ToLowerInvariant() });
        await house.Forth();

        var conflict = Assert.Single((await new DeskApi(house).List()).Items);
        Assert.Equal(ConflictType.DuplicateKey, conflict.Type);
        Assert.Equal(["r1", "r2"], conflict.Candidates);
        Assert.Equal(("Ann", "Ada", "Bea"), ((string?)conflict.SourceValues!["firstName"], (string?)conflict.TargetValues!["r1"]!["firstName"], (string?)conflict.TargetValues["r2"]!["firstName"]));
        Assert.Empty(house.Right.Took);
        await new DeskApi(house).Decide(answer);

        Assert.Equal(onTheRight, house.Right.Customers.Count);
        Assert.Equal(second, house.Right.Find("r2")!.FirstName);
        Assert.Empty((await new DeskApi(house).List()).Items);
    }

    [Theory]
    [InlineData("reject", "right", "Richard")]
    [InlineData("accept", "left", "Leonard")]
    public async Task A_decision_that_waits_for_its_route_is_done_although_the_stream_is_to_be_walked(string resolution, string inbox, string expected)
    {
        var house = await Collided();
        var (api, active) = (new DeskApi(house), new ActiveRunStore(house.House.Rows));
        await active.Enter(SyncHouse.Tenant, new ActiveRun("busy", "left", "right", [RecordKind.Customers], false), 5, DeskHouse.Cancellation);
        await house.Back();
        Assert.Null((await api.Resolve(Assert.Single(await house.AllConflicts()).Id, $$"""{"resolution":"{{resolution}}"}""")).Run);
        await api.Inbox.PutWalks(new InboxKey(SyncHouse.Tenant, inbox), [RecordKind.Customers], DeskHouse.Cancellation);
        await active.Leave(SyncHouse.Tenant, "busy", () => Task.FromResult(5), DeskHouse.Cancellation);

        var drain = new DrainInbox(
            api.Inbox, new RouteFinder(house.Connections, house.Catalog, house.Maps, new TenantSettingsStore(house.House.Rows)), api.Launcher, active,
            new WebhookStateStore(house.House.Rows), house.House.Time);
        while (await drain.Drain(Caller.System, new InboxKey(SyncHouse.Tenant, inbox), DeskHouse.Cancellation) is { IsEmpty: false } round)
            foreach (var run in round.Runs) await house.House.NewProcess().Finish(run.SyncId);
        await house.Forth();
        await house.Back();

        Assert.Equal((expected, expected), (house.Left.Customers[0].FirstName, house.Right.Customers[0].FirstName));
        Assert.Equal(ConflictState.Resolved, Assert.Single(await house.AllConflicts()).State);
    }

    [Fact]
    public async Task A_decision_holds_although_a_strategy_was_chosen_since()
    {
        var house = await Collided();
        var resolved = await new DeskApi(house).Resolve(Assert.Single(await house.AllConflicts()).Id, """{"resolution":"reject"}""");
        var route = Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation));
        await house.Routes.Save(SyncHouse.Tenant, route with { ConflictStrategy = ConflictStrategy.SourceWins }, DeskHouse.Cancellation);

        await house.Forth(house.Left.Customers[0].Id);
        await house.House.NewProcess().Finish(resolved.Run!.SyncId);

        Assert.Equal(("Richard", "Richard"), (house.Left.Customers[0].FirstName, house.Right.Customers[0].FirstName));
        Assert.Equal(ConflictChoice.Reject, Assert.Single(await house.AllConflicts()).Decision?.Choice);
    }

    [Fact]
    public async Task One_that_was_chosen_and_differs_is_known_from_the_other_side_too()
    {
        var house = await DeskHouse.Furnished();
        foreach (var name in (string[])["Ada", "Bea"]) house.Right.Add(new Customer { Id = "", FirstName = name, Email = "same@x.test" });
        house.Left.Add(new Customer { Id = "", FirstName = "Ann", Email = "same@x.test" });
        await house.Forth();
        await new DeskApi(house).Decide("""{"resolution":"custom","customData":{"targetId":"r1"}}""");

        Assert.Equal("1", (await house.Link("r1", back: true))?.TargetId);
        Assert.Equal(ConflictShape.CreateCreate, Assert.Single(await house.AllConflicts()).Shape);
    }

    [Fact]
    public async Task The_one_that_could_be_it_is_not_taken_twice()
    {
        var house = await DeskHouse.Furnished();
        house.Right.Add(new Customer { Id = "", FirstName = "Ann", Email = "same@x.test" });
        for (var number = 0; number < 2; number++) house.Left.Add(new Customer { Id = "", FirstName = "Ann", Email = "same@x.test" });
        await house.Forth();

        Assert.Equal(["r1"], Assert.Single((await new DeskApi(house).List()).Items).Candidates);
        Assert.Single(house.Right.Customers);
    }

    [Theory]
    [InlineData(RouteDirection.TwoWay, true)]
    [InlineData(RouteDirection.TwoWay, false)]
    [InlineData(RouteDirection.OneWay, true)]
    public async Task One_of_several_is_not_chosen_for_two(RouteDirection direction, bool isDoneBefore)
    {
        var house = await DeskHouse.Furnished(ConflictStrategy.SourceWins);
        var route = Assert.Single(await house.Routes.List(SyncHouse.Tenant, DeskHouse.Cancellation));
        await house.Routes.Save(SyncHouse.Tenant, route with { Direction = direction }, DeskHouse.Cancellation);
        foreach (var name in (string[])["Ada", "Bea"]) house.Right.Add(new Customer { Id = "", FirstName = name, Email = "same@x.test" });
        foreach (var name in (string[])["Ann", "Cleo"]) house.Left.Add(new Customer { Id = "", FirstName = name, Email = "same@x.test" });
        await house.Forth();
        var (api, open) = (new DeskApi(house), await house.AllConflicts());
        const string Choice = """{"resolution":"custom","customData":{"targetId":"r1"}}""";
        var first = await api.Resolve(open[0].Id, Choice);
        if (isDoneBefore)
        {
            await house.House.NewProcess().Finish(first.Run!.SyncId);
            Assert.Contains("belongs to another", (await TestHouse.Refused(() => api.Resolve(open[1].Id, Choice))).Errors!["customData.targetId"][0], StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("chosen for another", (await TestHouse.Refused(() => api.Resolve(open[1].Id, Choice))).Errors!["customData.targetId"][0], StringComparison.Ordinal);
            Assert.Equal(open[0].Id, (await api.Resolve(open[0].Id, Choice)).Id);
            // Stored past the check.
            var decision = Assert.Single(await house.AllConflicts(), conflict => conflict.State == ConflictState.Decided).Decision;
            Assert.True(await house.Conflicts.TryDecide(SyncHouse.Tenant, open[1], decision!, null, DeskHouse.Cancellation));
            await house.Forth(open.Select(conflict => conflict.SourceId).ToList());
        }

        Assert.Equal(ConflictState.Open, Assert.Single(await house.AllConflicts(), conflict => conflict.State != ConflictState.Resolved).State);
        Assert.Single(new[] { await house.Link("1"), await house.Link("2") }, link => link?.TargetId == "r1");
        if (direction == RouteDirection.TwoWay) Assert.NotNull((await house.Link("r1", back: true))?.TargetId);
    }

    [Theory]
    [InlineData(FailureCause.FixRecord, "x.refused", false, ConflictType.ValidationError)]
    [InlineData(FailureCause.FixRecord, "x.duplicate_name", false, ConflictType.DuplicateKey)]
    [InlineData(FailureCause.FixSettings, "x.denied", false, ConflictType.AuthError)]
    [InlineData(FailureCause.TryAgain, "record.moved", true, null)]
    [InlineData(FailureCause.TryAgain, "record.moved", false, ConflictType.DataMismatch)]
    [InlineData(FailureCause.TryAgain, "x.busy", false, ConflictType.RetryExhausted)]
    [InlineData(FailureCause.FixRecord, "x.name_taken", false, ConflictType.DuplicateKey)]
    [InlineData(FailureCause.OurBug, "engine.plan_failed", false, null)]
    public void Failures_that_wait_for_a_person_are_in_the_queue(FailureCause cause, string code, bool isTriedAgain, ConflictType? type) =>
        Assert.Equal(type, FailureConflicts.TypeOf(Failure("1", cause, code) with { NextTryAt = isTriedAgain ? DateTimeOffset.MaxValue : null }));

    [Fact]
    public async Task Pages_go_on_from_conflicts_to_failures()
    {
        var house = await Collided();
        var (one, other) = (new string('a', 24), new string('b', 24));
        await house.House.Failures.Save(SyncHouse.Tenant, [Failure(one, FailureCause.FixRecord, "x"), Failure(other, FailureCause.FixSettings, "x")], [], DeskHouse.Cancellation);
        var api = new DeskApi(house);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await api.List(null, ("limit", "1"), ("cursor", cursor ?? ""));
            seen.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal([(await house.AllConflicts())[0].Id, $"failure-{one}", $"failure-{other}"], seen);
        Assert.Null((await api.Resolve($"failure-{one}", """{"resolution":"reject"}""")).Run);
        Assert.Equal([other], (await house.House.OpenFailures()).Select(failure => failure.Id));
    }

    [Fact]
    public async Task What_may_be_there_by_hand_is_written_or_left_alone_and_nothing_in_between()
    {
        var house = await Collided();
        await house.House.Failures.Save(SyncHouse.Tenant, [Failure(new string('a', 24), FailureCause.FixRecord, "record.changed_since_dismissed")], [], DeskHouse.Cancellation);

        Assert.Equal([ConflictChoice.Accept, ConflictChoice.Reject], (await new DeskApi(house).List()).Items[^1].Options.Select(option => option.Resolution));
    }

    [Fact]
    public async Task What_is_gone_in_the_source_has_no_payload_to_correct_and_is_not_tried_as_it_is()
    {
        var house = await Collided();
        await house.House.Failures.Save(SyncHouse.Tenant, [Failure(new string('a', 24), FailureCause.FixRecord, GoneRecords.Code)], [], DeskHouse.Cancellation);

        var gone = (await new DeskApi(house).List()).Items[^1];

        Assert.Equal([ConflictChoice.Accept, ConflictChoice.Reject], gone.Options.Select(option => option.Resolution));
        Assert.StartsWith($"It is looked for in {gone.Source} again.", gone.Options[0].Does, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflicts_that_are_over_are_kept_for_a_while()
    {
        var house = await Collided();
        await new DeskApi(house).Decide("""{"resolution":"accept"}""");
        var sweep = new SweepConflicts(house.Conflicts, house.House.Time);

        Assert.Equal(0, await sweep.Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, DeskHouse.Cancellation));
        house.House.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, await sweep.Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, DeskHouse.Cancellation));
        Assert.Empty(await house.AllConflicts());
    }

    private static async Task<DeskHouse> Collided()
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = "Leonard" });
        house.Right.Edit(right, customer => customer with { FirstName = "Richard" });
        await house.Forth();
        return house;
    }

    private static FailedRecord Failure(string id, FailureCause cause, string code) => new()
    {
        Id = id,
        Kind = RecordKind.Customers,
        SourceId = id,
        Source = "left",
        Target = "right",
        Cause = cause,
        Code = code,
        Message = "It was refused.",
        Attempts = 1,
        FirstAt = default,
        LastAt = default,
        SyncId = "s",
    };
}
