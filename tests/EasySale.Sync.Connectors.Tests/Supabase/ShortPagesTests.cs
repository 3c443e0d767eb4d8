using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>A project may answer fewer rows than it is asked for ("Max rows" of its API settings), and says nothing of the others.</summary>
public sealed class ShortPagesTests
{
    private static readonly string[] Ids = ["1", "2", "3", "4", "5", "6", "7"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_rows_are_read_listed_and_found_by_id_however_few_come_at_once()
    {
        using var client = new HttpClient(new StingyProject(most: 3));
        var source = ConnectedProject.Open("http://127.0.0.1:9", "sb_secret_x", client, rowsOf: "shop-1").Source(RecordKind.Products)!;

        var (read, listed) = (new List<string>(), new List<string>());
        Cursor? cursor = null;
        do
        {
            var page = await source.Read(new ReadScope(SyncMode.Full, null, RecordFilter.None), cursor, Cancellation);
            read.AddRange(page.Items.Select(item => item.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        do
        {
            var page = await source.List(cursor, Cancellation);
            listed.AddRange(page.Records.Select(record => record.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        var all = Ids.Select(id => $"shop-1/{id}").ToList();
        Assert.Equal(all, read);
        Assert.Equal(all, listed);
        Assert.Equal(all, (await source.ReadByIds([.. all, "shop-1/8"], Cancellation)).Select(item => item.Id));
    }

    /// <summary>The data API as far as it is asked here: rows behind a key, or of some keys, and never more than it likes.</summary>
    private sealed class StingyProject(int most) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var rows = request.RequestUri!.AbsolutePath.EndsWith("rpc/sync_position", StringComparison.Ordinal)
                ? [new JsonObject { ["oldest_open_tx"] = 5 }]
                : Rows(HttpUtility.ParseQueryString(request.RequestUri.Query)["source_id"]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(new JsonArray([.. rows]).ToJsonString(), Encoding.UTF8, "application/json") });
        }

        private IEnumerable<JsonObject> Rows(string? asked) => Ids
            .Where(id => asked is null || (asked.StartsWith("gt.", StringComparison.Ordinal) ? string.CompareOrdinal(id, asked[3..]) > 0 : asked.Contains($"\"{id}\"", StringComparison.Ordinal)))
            .Take(most)
            .Select(id => new JsonObject { ["source_id"] = id, ["name"] = $"Mug {id}", ["kind"] = "simple", ["status"] = "publish" });
    }
}
