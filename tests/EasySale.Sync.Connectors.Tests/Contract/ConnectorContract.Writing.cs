using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.Contract;

public abstract partial class ConnectorContract<TConnector>
{
    private readonly Dictionary<(RecordKey Record, string Purpose), TargetReference> _made = [];

    [Fact]
    public async Task Exactly_the_kinds_that_are_written_have_a_target()
    {
        await using var subject = await Start();
        var system = Open(subject);
        foreach (var kind in RecordKinds.ParentsFirst)
            Assert.Equal(Connector.Writes.Contains(kind) ? kind : null, system.Target(kind)?.Kind);
    }

    [Fact]
    public async Task A_target_needs_only_kinds_that_can_be_written_and_says_its_version_and_size()
    {
        await using var subject = await Start();
        foreach (var target in Connector.Writes.Select(kind => Open(subject).Target(kind)!))
        {
            Assert.NotEmpty(target.MappingVersion);
            Assert.True(target.BatchSize >= 1);
            Assert.Subset(Connector.Writes.ToHashSet(), target.Needs.ToHashSet());
        }
    }

    [Fact]
    public async Task The_same_record_is_planned_byte_for_byte_the_same()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Writes)
        {
            var first = await Planned(subject, kind);
            var second = await Planned(subject, kind);
            Assert.NotEmpty(first);
            Assert.Distinct(first.Select(draft => draft.Purpose));
            Assert.Equal(first.Select(draft => draft with { Body = default }), second.Select(draft => draft with { Body = default }));
            Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Body.ToArray(), pair.Second.Body.ToArray()));
            Assert.All(first, draft => JsonDocument.Parse(draft.Body).Dispose());
        }
    }

    [Fact]
    public async Task What_a_record_carries_is_among_its_references_and_can_be_planned_by_its_own_kind()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Writes)
            foreach (var record in Samples.Carrying(kind))
            {
                var target = await Target(subject, kind);
                var carried = target.Carries(record).ToList();
                Assert.Equal(carried.Select(one => JsonSerializer.Serialize<object>(one)), target.Carries(record).Select(one => JsonSerializer.Serialize<object>(one)));
                Assert.Subset(target.References(record).ToHashSet(), carried.Select(one => one.Key).ToHashSet());
                Assert.Subset(target.Needs.ToHashSet(), target.References(record).Select(one => one.Kind).ToHashSet());
                foreach (var one in carried) Assert.NotEmpty((await Target(subject, one.Kind)).Plan(one, Context(subject)).Drafts);
            }
    }

    [Fact]
    public async Task What_a_plan_names_by_placeholder_is_a_reference_or_an_operation_of_its_own()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Writes)
        {
            var drafts = await Planned(subject, kind);
            var known = (await Target(subject, kind)).References(subject.Sample(kind)).ToHashSet();
            var own = drafts.Select(draft => (subject.Sample(kind).Key, draft.Purpose)).ToHashSet();
            foreach (var draft in drafts)
                Assert.All(Placeholder.In(draft.Body), named => Assert.True(
                    known.Contains(named.Record) || (own.Contains(named) && named.Purpose != draft.Purpose), $"{kind} names {named.Record}, which it does not refer to."));
        }
    }

    [Fact]
    public async Task What_is_told_of_a_deletion_is_what_is_planned()
    {
        await using var subject = await Start();
        var choices = Connector.Settings.SelectMany(field => (field.Allowed ?? []).Select(value => With(subject.Settings, field.Name, value))).Append(subject.Settings);
        foreach (var settings in choices.Where(settings => Connector.Check(settings).Count == 0))
            foreach (var kind in Connector.Writes)
            {
                var target = Open(subject, settings, subject.Secrets).Target(kind)!;
                var failure = Record.Exception(() => target.PlanGone(new RecordKey(kind, "1"), new PlanContext(subject.SourceId, (_, _) => new TargetReference("1", "1"))));
                var told = Connector.RemovalOf(kind, settings);
                Assert.True(told.IsPossible == failure is null, $"{kind}: {told.Told} {failure?.Message}");
                Assert.Matches(@"^\S.+\.$", told.Told);
            }
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> settings, string name, string value) => new(settings) { [name] = value };

    [Fact]
    public async Task The_same_operations_written_twice_have_one_effect()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Writes.Order())
        {
            var before = await subject.Held(kind);
            await WriteTwice(subject, kind);
            Assert.Equal(before + 1, await subject.Held(kind));
        }
    }

    [Fact]
    public async Task Writing_with_wrong_credentials_asks_to_fix_the_settings()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Writes)
        {
            var announced = Announced(subject, kind, (await Planned(subject, kind))[0]);
            var operation = announced with { Body = Placeholder.Fill(announced.Body, _ => "1") };
            await AssertRefused(() => Open(subject, subject.Settings, subject.WrongSecrets).Target(kind)!.Write([operation], Cancellation), subject);
        }
    }

    private async Task<IReadOnlyList<Draft>> Planned(ContractSubject subject, RecordKind kind)
    {
        var target = await Target(subject, kind);
        return target.Plan(subject.Sample(kind), Context(subject)).Drafts;
    }

    private async Task<TargetStream> Target(ContractSubject subject, RecordKind kind)
    {
        var target = Open(subject).Target(kind)!;
        await target.Prepare(new SourceDescription(subject.SourceId, "shop", _ => Task.FromResult(SystemProfile.Unknown)), Cancellation);
        return target;
    }

    private PlanContext Context(ContractSubject subject) =>
        new(subject.SourceId, (record, purpose) => _made.GetValueOrDefault((record, purpose)));

    private async Task WriteTwice(ContractSubject subject, RecordKind kind)
    {
        foreach (var draft in InWaves(subject.Sample(kind).Key, await Planned(subject, kind)))
        {
            var operation = Announced(subject, kind, draft);
            Assert.Empty(Placeholder.In(operation.Body));
            var first = Assert.Single(await Open(subject).Target(kind)!.Write([operation], Cancellation));
            var second = Assert.Single(await Open(subject).Target(kind)!.Write([operation], Cancellation));
            Assert.Null(first.Failure);
            Assert.NotNull(first.TargetId);
            Assert.Equal((first.TargetId, null), (second.TargetId, second.Failure));
            _made[(operation.Record, operation.Purpose)] = new TargetReference(first.TargetId, first.TargetVersion);
        }
    }

    // What waits for another operation of the record comes after it.
    private static IEnumerable<Draft> InWaves(RecordKey record, IReadOnlyList<Draft> drafts)
    {
        var waiting = drafts.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(draft => !Placeholder.In(draft.Body).Any(named => waiting.Any(other => named == (record, other.Purpose))));
            waiting.Remove(next);
            yield return next;
        }
    }

    private Operation Announced(ContractSubject subject, RecordKind kind, Draft draft)
    {
        var record = subject.Sample(kind).Key;
        var body = Placeholder.Fill(draft.Body, text => _made.GetValueOrDefault(Placeholder.Parse(text))?.Id);
        return new Operation(record, draft.Purpose, draft.Action, draft.Entity, body)
        {
            RequestId = $"contract-{kind.Name()}-{record.Id}-{draft.Purpose}",
            TargetId = draft.TargetId,
            ExpectedVersion = draft.ExpectedVersion,
        };
    }
}
