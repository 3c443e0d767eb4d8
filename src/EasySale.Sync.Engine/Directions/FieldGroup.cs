using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Values that change together: edits of different groups merge, edits of one group collide.</summary>
/// <param name="Name">camelCase, as the API shows it.</param>
/// <param name="Fields">What belongs to it.</param>
public sealed record FieldGroup(string Name, IReadOnlyList<RecordField> Fields)
{
    /// <summary>The record with this group as the other one has it.</summary>
    public CommerceRecord Take(CommerceRecord record, CommerceRecord from) =>
        Fields.Aggregate(record, (taken, field) => field.Set(taken, field.Get(from)));
}
