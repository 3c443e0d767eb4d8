using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

/// <summary>Queries and files as tests write and read them.</summary>
internal static class Query
{
    /// <summary><c>"limit=2&amp;entity=orders"</c> as a list's input.</summary>
    public static ListInput Of(string text)
    {
        var values = text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new ListInput(name => values.GetValueOrDefault(name));
    }

    public static async Task<byte[]> Bytes(this ExportFile file)
    {
        using var output = new MemoryStream();
        await file.Write(output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    /// <summary>A CSV file without byte order mark, record by record.</summary>
    public static async Task<List<List<string>>> Records(this ExportFile file) => CsvText.Read(System.Text.Encoding.UTF8.GetString(await file.Bytes()));
}
