using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>
/// A rounding line added to a document whose total came out otherwise than foreseen. It is part of the write it corrects: its
/// request id is that write's with a letter, so that whoever settles the one does the other again, to the same effect.
/// </summary>
internal sealed class Correction(QuickBooksClient client, QuickBooksSettings settings, CompanyReader company)
{
    private const string RequestSuffix = "r";

    /// <summary>The most a line's rounding explains.</summary>
    private const decimal Cent = 0.01m;

    /// <param name="operation">The write.</param>
    /// <param name="answer">What it made.</param>
    /// <param name="missing">What the shop's total has more; negative for less.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The document as it is then; null where it cannot be corrected so.</returns>
    /// <exception cref="SyncException">Nobody knows whether it was corrected.</exception>
    public async Task<PostAnswer?> Of(Operation operation, PostAnswer answer, decimal missing, CancellationToken cancellation)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(operation.Body.Span);
        if (Line(body, missing, await company.Get(cancellation)) is not { } line || Math.Abs(missing) > Cent * body.GetProperty("Line").GetArrayLength()) return null;
        try
        {
            return await client.Post(new PostCall(operation.Entity, Corrected(body, line, answer), operation.RequestId + RequestSuffix), cancellation);
        }
        catch (SyncException failure) when (!QuickBooksErrors.IsInDoubt(failure))
        {
            return null;
        }
    }

    // The books take no negative line; less is a discount, of which a document has one at most.
    private FormLine? Line(JsonElement body, decimal missing, CompanyProfile known)
    {
        var line = new FormLine { Kind = FormLineKind.Sale, Amount = Math.Abs(missing), Description = "Rounding", TaxCode = TaxRules.Untaxed(known, settings, takesOff: missing < 0) };
        if (missing > 0) return settings.RoundingItem is { } item ? line with { ItemId = item } : null;
        var hasDiscount = body.GetProperty("Line").EnumerateArray().Any(one => one.Text("DetailType") == "DiscountLineDetail");
        return hasDiscount ? null : line with { Kind = FormLineKind.Discount, AccountId = settings.RoundingAccount };
    }

    private static ReadOnlyMemory<byte> Corrected(JsonElement sent, FormLine line, PostAnswer answer) => BodyJson.Object(body =>
    {
        body.WriteString("Id", answer.Id);
        body.WriteString("SyncToken", answer.SyncToken);
        body.WriteBoolean("sparse", true);
        foreach (var property in sent.EnumerateObject())
            if (property.NameEquals("Line")) Lines(body, property.Value, line);
            else property.WriteTo(body);
    });

    private static void Lines(Utf8JsonWriter body, JsonElement sent, FormLine line)
    {
        body.WriteStartArray("Line");
        foreach (var one in sent.EnumerateArray()) one.WriteTo(body);
        line.WriteTo(body);
        body.WriteEndArray();
    }
}
