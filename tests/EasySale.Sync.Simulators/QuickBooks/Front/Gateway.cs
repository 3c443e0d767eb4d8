using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;
using EasySale.Sync.Simulators.QuickBooks.Front.Limits;
using EasySale.Sync.Simulators.QuickBooks.Front.OAuth;
using EasySale.Sync.Simulators.QuickBooks.Front.Requests;

namespace EasySale.Sync.Simulators.QuickBooks.Front;

/// <summary>What a call passes on its way to a company's books: token, company, throttle, requestid; and what it counts as.</summary>
internal sealed class Gateway(QuickBooksSimulator simulator, QuickBooksOptions options, Grants grants)
{
    private readonly Dictionary<string, CompanyDesk> _desks = simulator.Companies.ToDictionary(
        c => c.RealmId, c => new CompanyDesk(c, options.Gateway, options.Time), StringComparer.Ordinal);

    public FrontReply Handle(FrontCall call)
    {
        if (call.Realm is not { } realm || call.ShortPath.Length < 2 || call.Method is not ("GET" or "POST"))
            return FrontReply.Of(404, "", FrontReply.Html);
        if (Refusal(call, realm) is { } refusal) return refusal;
        var size = BatchSize.Of(call);
        if (!simulator.Throttles.Admit(realm, options.Gateway.ThrottleEachBatchItem ? size : 1, call.IsBatch))
            return FaultShapes.Throttled(options.Gateway.ThrottleShape, options.Gateway.RetryAfterSeconds, Now);
        return Answer(call, realm, size);
    }

    private FrontReply Answer(FrontCall call, string realm, int size)
    {
        BookAnswer answer;
        try
        {
            answer = _desks[realm].Handle(call);
        }
        catch (Exception fault) when (fault is InvalidOperationException or NotSupportedException or FormatException or KeyNotFoundException
            or NullReferenceException or InvalidCastException or ArgumentException)
        {
            // A mistake of the simulator must be seen as one, and not be taken for Intuit's behaviour.
            return FrontReply.Of(500, new JsonObject { ["simulator_error"] = fault.ToString() });
        }
        if (answer.Status is >= 200 and < 300) Meter(call, realm, size);
        foreach (var change in answer.Changes) simulator.Webhooks.Tell(realm, change.Entity, change.Id, $"{change.Operation}");
        return XmlAnswer.IsWantedBy(call)
            ? XmlAnswer.Of(answer.Status, answer.Body)
            : FrontReply.Of(answer.Status, answer.Body, answer.ContentType);
    }

    private DateTimeOffset Now => options.Time.GetUtcNow();

    private FrontReply? Refusal(FrontCall call, string realm)
    {
        var token = BearerToken.Of(call);
        if (token is null) return Dead("Malformed bearer token: too short or too long");
        if (grants.RealmOf(token) is not { } granted) return Dead($"Token expired: {BearerToken.Mark(token)}");
        return granted == realm && _desks.ContainsKey(realm) ? null : FaultShapes.Gateway(FaultText.WrongCompany, Now);
    }

    private FrontReply Dead(string detail) => FaultShapes.Gateway(FaultText.DeadToken(detail), Now);

    private void Meter(FrontCall call, string realm, int size)
    {
        if (call.IsBatch) simulator.Meters.AddBatch(size);
        if (call.IsBatch) simulator.Meters.Add(realm, core: 0, corePlus: options.Gateway.MeterEachBatchItem ? size : 1);
        else if (call.Method == "POST" && !call.IsQuery) simulator.Meters.Add(realm, core: 1, corePlus: 0);
        else simulator.Meters.Add(realm, core: 0, corePlus: 1);
    }
}
