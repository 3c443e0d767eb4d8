using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books;

/// <summary>What the books say to one request. The body carries its envelope and <c>time</c> already.</summary>
/// <param name="Status">HTTP status. A batch answers 200 although items of it failed.</param>
/// <param name="Body">The JSON body, owned by the caller; a JSON body always exists.</param>
/// <param name="ContentType">Queries and change reads answer as <c>text/plain</c>, all else as JSON.</param>
/// <param name="Changes">Each record the request changed, in order, also those changed as a consequence: an invoice whose balance a payment moved.</param>
public sealed record BookAnswer(int Status, JsonObject Body, string ContentType, IReadOnlyList<BookChange> Changes);

/// <param name="Entity">The entity as JSON spells it, such as <c>SalesReceipt</c>.</param>
/// <param name="Id">Id of the record; a string of digits in most entities.</param>
public sealed record BookChange(string Entity, string Id, BookOperation Operation);

/// <summary>The operations a webhook tells of.</summary>
public enum BookOperation
{
    Create,
    Update,
    Delete,
    Void,
}
