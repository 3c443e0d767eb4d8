using System.Text.Json;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>What an answer brought.</summary>
/// <param name="Fresh">Rows not known from the page before.</param>
/// <param name="Next">Where the walk goes on; null at its end.</param>
internal sealed record WalkStep(IReadOnlyList<JsonElement> Fresh, WalkState? Next);
