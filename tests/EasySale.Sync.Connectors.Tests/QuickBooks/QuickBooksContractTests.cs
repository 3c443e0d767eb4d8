using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class QuickBooksContractTests : ConnectorContract<QuickBooksConnector>
{
    protected override async Task<ContractSubject> Start()
    {
        var company = await ConnectedCompany.Start();
        company.Books.Add("Invoice", new JsonObject { ["DocNumber"] = "1042", ["TotalAmt"] = 20, ["Balance"] = 20, ["CustomerRef"] = new JsonObject { ["value"] = "58" } });
        return new ContractSubject(
            company.Settings(("depositAccount", "35"), ("refundItem", "24")),
            Secrets(company.Simulator.ClientSecret, company.RefreshToken),
            Secrets(company.Simulator.ClientSecret, "RT1-unknown-refresh-token"),
            company)
        {
            Time = company.Time,
            SourceId = "woo",
            Held = kind => Task.FromResult(Entities(kind).Sum(company.Books.Count)),
        };
    }

    private static string[] Entities(RecordKind kind) => kind switch
    {
        RecordKind.Customers => ["Customer"],
        RecordKind.Products => ["Item"],
        RecordKind.Orders => ["SalesReceipt", "Invoice"],
        RecordKind.Refunds => ["RefundReceipt", "CreditMemo"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not written."),
    };

    private static Dictionary<string, string> Secrets(string client, string refresh) => new() { ["clientSecret"] = client, ["refreshToken"] = refresh };
}
