using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Runs.Mapping;
using EasySale.Sync.Engine.Stores.Mappings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Shows what a mapping makes of a record, and what would be sent. Reads only.</summary>
public sealed class PreviewMapping(MappingStore mappings, MappingRoutes routes, ConnectionOpener opener, PreviewPlan planning)
{
    // Traces of lines go with them; more nobody reads.
    private const int MostTraces = 500;

    /// <exception cref="ProblemException">The route or a rule is wrong (400), or the source has no such record (404).</exception>
    /// <exception cref="Failures.SyncException">A system cannot be asked.</exception>
    public async Task<PreviewView> Preview(Caller caller, PreviewInput input, CancellationToken cancellation)
    {
        // Somebody who only looks sees samples; reading a system's records takes more.
        caller.Demand(input.RecordId is null ? Role.Viewer : Role.Operator);
        var (route, rules) = await Route(caller, input, cancellation);
        // A sample needs no source: it may be tried before the shop is connected.
        var source = input.Sample is null ? await opener.Open(route.Source, cancellation) : null;
        var record = input.Sample ?? await Read(source!, input, cancellation);
        var (mapped, traces) = await Map(caller, route, rules, record, cancellation);
        var plan = await planning.Of(source, route, mapped, cancellation);
        return new MaskedPreview(isMasked: !caller.Has(Role.Operator)).Of(mapped, traces, plan) with { Warnings = input.Warnings };
    }

    private async Task<(MappingRoute Route, IReadOnlyList<MappingRule> Rules)> Route(Caller caller, PreviewInput input, CancellationToken cancellation)
    {
        var errors = new InputErrors();
        var route = await routes.Find(caller.Tenant, input.Id, errors, "", cancellation);
        if (route is not null && input.Rules is { Count: > 0 } tried) MappingRoutes.Check(route, tried, errors, "");
        errors.ThrowIfAny();
        var (from, to, kind) = input.Id;
        return (route!, input.Rules ?? (await mappings.Find(caller.Tenant, from, to, kind, cancellation))?.Value.Rules ?? []);
    }

    private static async Task<CommerceRecord> Read(OpenedConnection source, PreviewInput input, CancellationToken cancellation)
    {
        var found = await source.System.Source(input.Id.Kind)!.ReadByIds([input.RecordId!], cancellation);
        if (found.FirstOrDefault(item => item.Failure is not null)?.Failure is { } unreadable) throw unreadable;
        return found.FirstOrDefault(item => item.Record is not null)?.Record ?? throw new ProblemException(KnownProblems.NotFound(
            $"\"{input.Id.Source}\" has no {input.Id.Kind.Name()} \"{input.RecordId}\"."));
    }

    private async Task<(CommerceRecord Mapped, List<RuleTrace> Traces)> Map(
        Caller caller, MappingRoute route, IReadOnlyList<MappingRule> rules, CommerceRecord record, CancellationToken cancellation)
    {
        var (from, to, kind) = (route.Source.Id, route.Target.Id, route.Kind);
        var saved = await mappings.OfRoute(caller.Tenant, from, to, cancellation).Select(stored => stored.Value).Where(mapping => mapping.Kind != kind).ToListAsync(cancellation);
        var tried = new SavedMapping { Source = from, Target = to, Kind = kind, Version = 1, Rules = rules, SavedBy = caller.UserId, SavedAt = default };
        var traces = new List<RuleTrace>();
        if (new MappingCompiler(kind, route.Connector.FieldsOf(kind).Custom).Compile(rules).Mapping is { } mapping)
            mapping.Apply(record, trace => { if (traces.Count < MostTraces) traces.Add(trace); });
        return (RouteMappings.Of([.. saved, tried], route.Connector).Apply(record), traces);
    }
}
