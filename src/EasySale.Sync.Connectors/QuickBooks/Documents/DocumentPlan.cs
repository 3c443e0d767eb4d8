using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>What a plan of documents works with.</summary>
/// <param name="Context">Links and the source.</param>
/// <param name="Company">The company.</param>
/// <param name="Settings">The connection's choices.</param>
internal sealed record DocumentPlan(PlanContext Context, CompanyProfile Company, QuickBooksSettings Settings)
{
    public string Day(DateTimeOffset instant) => TxnDates.Text(instant, Company.TimeZone);

    /// <summary>Writes a document's number where numbers are ours to set.</summary>
    public void Number(Utf8JsonWriter body, string number)
    {
        if (Company.CustomTxnNumbers) body.WriteText("DocNumber", number);
    }

    /// <summary>A draft of the record's own, or of another purpose: a creation, or a change of what it made before.</summary>
    public Draft Draft(RecordKey record, string purpose, string entity, ReadOnlyMemory<byte> body)
    {
        var made = Context.Made(record, purpose);
        return new Draft(made is null ? OperationAction.Create : OperationAction.Update, body)
        {
            Purpose = purpose,
            Entity = made?.Entity ?? entity,
            TargetId = made?.Id,
            ExpectedVersion = made?.Version,
        };
    }
}
