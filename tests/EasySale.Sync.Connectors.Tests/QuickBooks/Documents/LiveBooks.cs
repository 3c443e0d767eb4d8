using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.Time;
using Polly;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

/// <summary>
/// Orders and refunds written to a simulated US company, with the links an engine would keep. Calls are tried once, so that a fault
/// injected is a fault seen.
/// </summary>
internal sealed class LiveBooks : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 16, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Dictionary<(RecordKey Record, string Purpose), TargetReference> _made = new()
    {
        [(new RecordKey(RecordKind.Customers, "7"), Purposes.Record)] = new("58", "0"),
        [(new RecordKey(RecordKind.Products, "501"), Purposes.Record)] = new("21", "0"),
        [(new RecordKey(RecordKind.Products, "502"), Purposes.Record)] = new("22", "0"),
    };

    private readonly Dictionary<(RecordKey Record, string Purpose), int> _generations = [];
    private readonly ConnectedSystem _system;

    private LiveBooks(QuickBooksSimulator simulator, FakeTimeProvider time, IEnumerable<(string Name, string Value)> settings)
    {
        (Simulator, Time) = (simulator, time);
        _system = Open(simulator, time, settings);
    }

    public QuickBooksSimulator Simulator { get; }

    public FakeTimeProvider Time { get; }

    public Company Company => Simulator.Companies[0];

    public static async Task<LiveBooks> Start(
        CompanySwitches? books = null, GatewaySwitches? gateway = null, bool ownNumbers = true, params IEnumerable<(string Name, string Value)> settings)
    {
        var time = new FakeTimeProvider(Now);
        var seed = CompanySeed.Named("us").With("Preferences", preferences => preferences["SalesFormsPrefs"]!["CustomTxnNumbers"] = ownNumbers);
        return new LiveBooks(await QuickBooksSimulator.StartAsync(new QuickBooksOptions
        {
            Companies = [seed],
            Books = books ?? new(),
            Gateway = gateway ?? new(),
            Limits = false,
            Time = time,
        }), time, settings);
    }

    /// <summary>Everything of a record, one wave after the other.</summary>
    public async Task<IReadOnlyList<WriteAnswer>> Write(CommerceRecord record)
    {
        var answers = new List<WriteAnswer>();
        foreach (var operation in await Plan(record)) answers.AddRange(await Send(operation));
        return answers;
    }

    /// <summary>Everything of a record at once.</summary>
    public async Task<IReadOnlyList<WriteAnswer>> WriteTogether(CommerceRecord record)
    {
        var operations = (await Plan(record)).Select(Filled).ToList();
        var answers = await _system.Target(record.Kind)!.Write(operations, Cancellation);
        foreach (var (operation, answer) in operations.Zip(answers)) Keep(operation, answer);
        return answers;
    }

    public async Task<IReadOnlyList<Operation>> Plan(CommerceRecord record)
    {
        var target = _system.Target(record.Kind)!;
        await target.Prepare(new SourceDescription("shop-1", "shop", _ => Task.FromResult(SystemProfile.Unknown)), Cancellation);
        var plan = target.Plan(record, new PlanContext("shop-1", (key, purpose) => _made.GetValueOrDefault((key, purpose))));
        return [.. plan.Drafts.Select(draft => new Operation(record.Key, draft.Purpose, draft.Action, draft.Entity, draft.Body)
        {
            RequestId = $"{record.Key}-{draft.Purpose}-{_generations.GetValueOrDefault((record.Key, draft.Purpose))}",
            TargetId = draft.TargetId,
            ExpectedVersion = draft.ExpectedVersion,
            Expected = record.Total,
            AnnouncedAt = Now,
        })];
    }

    public Task<IReadOnlyList<WriteAnswer>> Send(Operation operation) => Done(operation, filled => _system.Target(operation.Record.Kind)!.Write([filled], Cancellation));

    public Task<IReadOnlyList<WriteAnswer>> Settle(Operation operation) => Done(operation, filled => _system.Target(operation.Record.Kind)!.Settle([filled], Cancellation));

    /// <summary>Operations in the order in which an engine may find them: not that of the plan.</summary>
    public async Task<IReadOnlyList<WriteAnswer>> SettleTogether(params IReadOnlyList<Operation> operations)
    {
        var answers = await _system.Target(operations[0].Record.Kind)!.Settle([.. operations.Select(Filled)], Cancellation);
        foreach (var (operation, answer) in operations.Zip(answers)) Keep(operation, answer);
        return answers;
    }

    public JsonObject Made(CommerceRecord record, string purpose = Purposes.Record)
    {
        var made = _made[(record.Key, purpose)];
        return Company.Find(made.Entity!, made.Id)!;
    }

    /// <summary>A number of a document, whichever way the company keeps it.</summary>
    public static decimal Number(JsonNode? number) => decimal.Parse(number!.ToJsonString(), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Simulator.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<IReadOnlyList<WriteAnswer>> Done(Operation operation, Func<Operation, Task<IReadOnlyList<WriteAnswer>>> call)
    {
        var answers = await call(Filled(operation));
        Keep(operation, answers[0]);
        return answers;
    }

    private Operation Filled(Operation operation) =>
        operation with { Body = Placeholder.Fill(operation.Body, text => _made.GetValueOrDefault(Placeholder.Parse(text))?.Id) };

    private void Keep(Operation operation, WriteAnswer answer)
    {
        var key = (operation.Record, operation.Purpose);
        if (answer.TargetId is { } id)
            _made[key] = new TargetReference(id, answer.TargetVersion)
            {
                Entity = operation.Entity,
                IsVoided = answer.IsVoided,
                Amount = answer.Total?.Amount ?? _made.GetValueOrDefault(key)?.Amount,
            };
        if (!answer.IsInDoubt) _generations[key] = _generations.GetValueOrDefault(key) + 1;
    }

    private ConnectedSystem Open(QuickBooksSimulator simulator, FakeTimeProvider time, IEnumerable<(string Name, string Value)> more)
    {
        var settings = new Dictionary<string, string>
        {
            ["realmId"] = simulator.Companies[0].RealmId,
            ["clientId"] = simulator.ClientId,
            ["apiUrl"] = simulator.BaseUrl.ToString(),
            ["oauthUrl"] = new Uri(simulator.BaseUrl, "oauth2/v1/tokens/bearer").ToString(),
            ["allowHttp"] = "true",
            ["feeItem"] = "23",
            ["refundItem"] = "24",
            ["fallbackItem"] = "25",
            ["roundingItem"] = "24",
            ["depositAccount"] = "92",
            ["guestCustomer"] = "60",
            ["defaultTaxCode"] = "TAX",
            ["exemptTaxCode"] = "NON",
        };
        foreach (var (name, value) in more) settings[name] = value;
        var connection = new Connection { Tenant = new TenantId("shop"), Id = "books", Platform = "quickbooks", Name = "Books", Settings = settings };
        var secrets = new Dictionary<string, Secret> { ["clientSecret"] = new(simulator.ClientSecret), ["refreshToken"] = new(simulator.Connect().RefreshToken) };
        return new QuickBooksConnector().Open(Contexts.Of(connection, secrets, new VendorHttp(_client, ResiliencePipeline<VendorAnswer>.Empty, new VendorMeter()), time));
    }
}
