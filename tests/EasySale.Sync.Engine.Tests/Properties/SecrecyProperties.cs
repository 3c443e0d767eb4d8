using System.Text;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.History;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Engine.Tests.Directions;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Operations.Seeing;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Runs;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>Planted secrets and personal data never show: not in logs, not in errors, not in histories or plans of callers without the role.</summary>
public sealed class SecrecyProperties
{
    private static readonly Gen<string> Secrets = from number in Gen.Choose(100_000, 999_999) select $"ck_{number}_planted";

    [Fact]
    public void Who_only_looks_and_who_reads_logs_learns_nothing_about_people() => Cases.Hold(Planted.Any, async planted =>
    {
        var logs = new OverheardLogs();
        var house = planted.Furnish(logs);
        var plan = await house.Sync(SyncHouse.Orders with { Aim = RunAim.Plan });
        var run = await house.Sync();

        List<object> seen = [.. await Shown(house, [plan, run]), .. logs.Lines];

        if (planted.Trouble is Trouble.Reading or Trouble.Writing) Assert.NotEmpty(logs.Lines);
        AssertSilent(planted.Words, seen);
    });

    [Fact]
    public void Conflicts_show_both_sides_without_what_they_say_to_who_only_looks() => Cases.Hold(Gen.Choose(10_000, 99_999), async number =>
    {
        var house = await DeskHouse.Furnished();
        var (left, right) = await house.Pair();
        house.Left.Edit(left, customer => customer with { FirstName = $"Quirina{number}", Email = $"quirin{number}@people.test" });
        house.Right.Edit(right, customer => customer with { FirstName = $"Quirino{number}", Phone = $"+49 {number}" });
        await house.Forth();
        var api = new DeskApi(house);

        var seen = await api.List(DeskApi.Viewer);
        await api.Resolve(Assert.Single(seen.Items).Id, """{"resolution":"accept"}""");
        var trail = await house.House.Audit.List(SyncHouse.Tenant, null, DeskHouse.Cancellation).Select(entry => entry.Entry).ToListAsync(DeskHouse.Cancellation);

        Assert.Contains($"Quirina{number}", Text((await api.List()).Items), StringComparison.Ordinal);
        AssertSilent([$"Quirina{number}", $"Quirino{number}", $"quirin{number}", $"{number}"], [seen, trail]);
    });

    [Fact]
    public void A_credential_is_in_no_row_no_answer_no_problem_and_no_trail() => Cases.Hold(
        from secret in Secrets from wrong in Gen.Elements("platform", "flavour", "token", "none") select (secret, wrong),
        async given =>
        {
            var rows = new OverheardRows(new MemoryRowStore(new StorageMeter()));
            var house = new TestHouse(rows);
            var seen = new List<object> { await Tried(() => house.CreateConnection.Create(TestHouse.Admin, ConnectionInput.Read(TestHouse.Json(Body(given.secret, given.wrong)), house.Catalog), TestHouse.Cancellation)) };
            if (given.wrong == "none")
            {
                var id = Assert.Single(await house.Connections.List(TestHouse.Tenant, TestHouse.Cancellation).ToListAsync(TestHouse.Cancellation)).Id;
                seen.Add(await Tried(() => house.TestConnection.Test(TestHouse.Operator, id, TestHouse.Cancellation)));
                Assert.Contains(given.secret, house.Secrets.Values);
            }

            seen.Add(await house.GetConnections.List(TestHouse.Admin, TestHouse.Cancellation));
            AssertSilent([given.secret], [.. seen, .. rows.Written]);
        });

    [Fact]
    public void A_call_that_fails_tells_neither_its_credential_nor_what_it_held() => Cases.Hold(
        from secret in Secrets from name in Secrets from fault in Gen.Elements("http", "io", "timeout") select (secret, name, fault),
        async given =>
        {
            using var client = new HttpClient(new TellTale(given.fault));
            var request = new VendorRequest(HttpMethod.Post, new Uri($"https://vendor.example/customers?email={given.name}&key={given.secret}"))
            {
                Body = Encoding.UTF8.GetBytes($$"""{"name":"{{given.name}}"}"""),
                Headers = new Dictionary<string, string> { ["X-Key"] = given.secret },
            };
            var http = new VendorHttp(client, RetryPolicy.Create(new SkippingTime(new ManualTime())), new VendorMeter());

            var failure = await Assert.ThrowsAsync<SyncException>(() => http.Send(request, SyncHouse.Cancellation));

            AssertSilent([given.secret, given.name], [failure.Message, failure.MerchantMessage, failure.Detail!, RunError.Of(failure), new MaskedFault(failure).ToString()]);
        });

    private static async Task<IEnumerable<object>> Shown(SyncHouse house, IReadOnlyList<RunReport> reports)
    {
        var runs = new RunStore(house.Rows, house.Time);
        var seen = new List<object>
        {
            await new ListHistory(runs).List(TestHouse.Viewer, Query.Of(""), SyncHouse.Cancellation),
            await new ListFailures(house.Failures).List(TestHouse.Viewer, Query.Of(""), SyncHouse.Cancellation),
            await new ListConflicts(new ConflictStore(house.Rows), house.Failures, new ConflictOptions(new ConnectionStore(house.Rows), new ConnectorCatalog([]), new RouteStore(house.Rows)), house.Time).List(TestHouse.Viewer, Query.Of(""), SyncHouse.Cancellation),
            await new PlanHouse(house).Get(reports[0].Run.SyncId, TestHouse.Viewer, limit: 200),
            await house.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).Select(entry => entry.Entry).ToListAsync(SyncHouse.Cancellation),
        };
        foreach (var report in reports)
        {
            seen.Add(report.Run);
            seen.Add(await new GetRunStatus(runs, new ActiveRunStore(house.Rows)).Get(TestHouse.Viewer, report.Run.SyncId, SyncHouse.Cancellation));
            seen.Add(await new ReadRunLog(runs, house.Journal).Read(TestHouse.Viewer, report.Run.SyncId, Query.Of(""), SyncHouse.Cancellation));
        }

        foreach (var failure in await house.OpenFailures())
        {
            seen.Add(failure.Message + failure.Detail);
            seen.Add(await house.GetFailure.Get(TestHouse.Viewer, failure.Id, SyncHouse.Cancellation));
        }

        return seen;
    }

    private static string Body(string secret, string wrong)
    {
        var (platform, flavour, token) = (wrong == "platform" ? "moon" : "shop", wrong == "flavour" ? "salty" : "sweet", wrong == "token" ? "7.5" : $"\"{secret}\"");
        return $$$"""{"platform":"{{{platform}}}","settings":{"url":"https://shop.example","flavour":"{{{flavour}}}"},"secrets":{"consumerKey":"{{{secret}}}","token":{{{token}}}}}""";
    }

    private static async Task<object> Tried<T>(Func<Task<T>> work)
    {
        try
        {
            return (await work())!;
        }
        catch (ProblemException refusal)
        {
            return refusal.Problem;
        }
    }

    private static void AssertSilent(IReadOnlyList<string> words, IReadOnlyList<object> seen)
    {
        foreach (var text in seen.Select(Text))
            foreach (var word in words) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(object shown) => shown as string ?? Encoding.UTF8.GetString(AnswerJson.Write(shown));

    /// <summary>A line that breaks, and says so with all it was given.</summary>
    private sealed class TellTale(string fault) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var told = $"{request.RequestUri} {request.Headers}";
            throw fault switch
            {
                "http" => new HttpRequestException(told),
                "io" => new IOException(told),
                _ => new TaskCanceledException(told),
            };
        }
    }
}
