using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Queries;
using EasySale.Sync.Simulators.QuickBooks.Books.Records;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>Sends a request to what answers it, and takes back what a refused one had begun.</summary>
internal sealed class Router
{
    private const string Json = "application/json;charset=UTF-8";
    private const string Plain = "text/plain;charset=UTF-8";
    private readonly Office _office;
    private readonly Writes _writes;
    private readonly QueryRunner _queries;
    private readonly Batches _batches;

    public Router(Office office)
    {
        _office = office;
        _writes = new Writes(office);
        _queries = new QueryRunner(office.Ledger);
        _batches = new Batches(office, _writes, _queries);
    }

    public BookAnswer Answer(BookCall call)
    {
        try
        {
            var changes = new List<BookChange>();
            var body = Body(call, changes);
            if (body is null) return new BookAnswer(404, [], Json, []);
            changes.AddRange(_office.Ledger.Commit());
            if (call.Segments[0] != "taxservice") body["time"] = _office.Ledger.Time.Envelope;
            return new BookAnswer(200, body, call.Segments[0] is "query" or "cdc" ? Plain : Json, changes);
        }
        catch (BookFault fault)
        {
            _office.Ledger.RollBack();
            return new BookAnswer(fault.Status, new JsonObject { ["Fault"] = fault.ToJson(), ["time"] = _office.Ledger.Time.Envelope }, Json, []);
        }
    }

    private JsonObject? Body(BookCall call, List<BookChange> changes) => (call.Method, call.Segments) switch
    {
        ("GET", ["query"]) => Query(call.Parameter("query") ?? throw Fault.Missing("query")),
        ("POST", ["query"]) => Query(RequestBody.Text(call)),
        ("GET", ["cdc"]) => new ChangeReads(_office).Read(call.Parameter("entities"), call.Parameter("changedSince")),
        ("POST", ["batch"]) => _batches.Run(RequestBody.Object(call), call.Parameter("requestid"), changes),
        ("POST", ["taxservice", "taxcode"]) => new TaxService(_office).Create(RequestBody.Object(call)),
        ("GET", ["preferences"]) => Wrapped("Preferences", _office.Ledger.Preferences),
        ("GET", ["companyinfo", _]) => Wrapped("CompanyInfo", _office.Ledger.CompanyInfo),
        ("GET", ["exchangerate"]) => Rate(call),
        (_, { Count: > 0 } path) when SchemaBook.Instance.ByEndpoint.TryGetValue(path[0], out var entity) => Record(call, entity, [.. path.Skip(1)]),
        _ => null,
    };

    private JsonObject? Record(BookCall call, EntityShape entity, IReadOnlyList<string> rest) => (call.Method, rest) switch
    {
        ("GET", [var id]) => Wrapped(entity.Name, Found(entity, id)),
        ("POST", []) => Wrapped(entity.Name, Write(call, entity)),
        _ => null,
    };

    private JsonObject Write(BookCall call, EntityShape entity)
    {
        var (body, options) = (RequestBody.Object(call), WriteOptions.Parse(call.Parameter("include")));
        return call.Parameter("operation")?.ToLowerInvariant() switch
        {
            null or "create" or "update" => _writes.Save(entity, body, options),
            "delete" => _writes.Delete(entity, body),
            "void" => _writes.Void(entity, body, options),
            var other => throw Fault.Unsupported(other),
        };
    }

    private JsonObject Found(EntityShape entity, string id)
    {
        if (_office.Ledger.Find(entity.Name, id) is { } row) return row;
        throw _office.Ledger.Deleted(entity.Name).Any(tomb => tomb.Text("Id") == id) ? Fault.Deleted() : Fault.NotFound();
    }

    private JsonObject Query(string statement) => new() { ["QueryResponse"] = _queries.Run(statement) };

    private JsonObject Rate(BookCall call)
    {
        var code = call.Parameter("sourcecurrencycode") ?? throw Fault.Missing("sourcecurrencycode");
        return Wrapped("ExchangeRate", new JsonObject
        {
            ["SourceCurrencyCode"] = code,
            ["TargetCurrencyCode"] = _office.HomeCurrency,
            ["Rate"] = Money.Json(new CurrencyRules(_office).RateOf(code)),
            ["AsOfDate"] = call.Parameter("asofdate") ?? _office.Ledger.Time.TodayText,
        });
    }

    private static JsonObject Wrapped(string entity, JsonObject row) => new() { [entity] = row.Copy() };
}
