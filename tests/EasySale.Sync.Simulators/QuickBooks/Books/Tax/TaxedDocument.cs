using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Tax;

/// <summary>One line with an amount, as tax sees it.</summary>
/// <param name="Detail">The detail object that holds <c>TaxCodeRef</c>.</param>
/// <param name="Sign">-1 for a discount.</param>
/// <param name="InSubTotal">Whether the line counts into the subtotal a discount applies to.</param>
internal sealed record TaxedLine(JsonObject Line, JsonObject Detail, int Sign, bool InSubTotal);

/// <summary>A sales document before tax: its lines, and the tax detail the client sent, if any.</summary>
internal sealed record TaxedDocument(JsonObject Row, IReadOnlyList<TaxedLine> Lines, JsonObject? Sent);
