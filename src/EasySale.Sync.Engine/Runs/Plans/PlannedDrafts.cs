using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>Tells whether an operation planned now is the one that was planned before. Pure.</summary>
internal static class PlannedDrafts
{
    /// <summary>The same once the placeholders of both are filled from what is there now.</summary>
    public static bool Same(Draft now, PlannedDraft before, LinkSheets links) =>
        (now.Action, now.Entity) == (before.Action, before.Entity)
        && now.TargetId == (before.TargetId is { } id ? Filled(id, links) : null)
        && (now.ExpectedVersion == before.ExpectedVersion || IsPromised(before))
        && Filled(now.Body, links).Span.SequenceEqual(Filled(before.Body.Bytes, links).Span);

    // What it changes had yet to be written, so nobody knew its version.
    private static bool IsPromised(PlannedDraft before) => before is { TargetId: { } id, ExpectedVersion: null } && Placeholder.IsOne(id);

    private static string Filled(string id, LinkSheets links) => Placeholder.IsOne(id) ? IdOf(id, links) ?? id : id;

    private static ReadOnlyMemory<byte> Filled(ReadOnlyMemory<byte> body, LinkSheets links) => Placeholder.Fill(body, text => IdOf(text, links));

    private static string? IdOf(string text, LinkSheets links)
    {
        var (record, purpose) = Placeholder.Parse(text);
        return links.Hold(record) ? links.Find(record, purpose)?.TargetId : null;
    }
}
