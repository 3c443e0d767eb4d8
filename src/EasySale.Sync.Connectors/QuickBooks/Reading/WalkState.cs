using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Where a walk by query stands: the content of its cursor.</summary>
internal sealed record WalkState
{
    /// <summary>The books' clock at the walk's first answer.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Only what changed in this second or later, by stamp; null for everything, by id.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many rows to leave out.</summary>
    public int Offset { get; init; }

    /// <summary>Prints of the last rows seen; the page begins with them unless rows before it went away.</summary>
    public IReadOnlyList<string> Tail { get; init; } = [];

    /// <summary>How many rows to ask for: fewer for a while after a page could not be answered.</summary>
    public int Size { get; init; } = QueryWalk.PageSize;

    /// <summary>The most rows to ask for.</summary>
    public int Most { get; init; } = QueryWalk.PageSize;

    public static WalkState Of(Cursor cursor) => cursor.Read(CursorJson.Default.WalkState, QuickBooksErrors.Prefix);

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, CursorJson.Default.WalkState));
}
