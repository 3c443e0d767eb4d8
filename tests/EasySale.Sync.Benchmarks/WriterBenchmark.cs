using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Benchmarks;

/// <summary>
/// The Supabase writer beside bare loops that post the very same bodies, one by one and as many at once as the writer, and beside
/// one row per request over a connection kept open; a real database each time, emptied before.
/// </summary>
internal static class WriterBenchmark
{
    private const int Orders = 3_000;
    private const int OneByOne = 300;
    private const int Rounds = 3;

    public static async Task Run(TextWriter output)
    {
        await using var supabase = await LocalSupabase.StartAsync();
        using var race = new WriterRace(supabase, new GeneratedOrders(Orders));
        await race.Write(Orders);
        var (writer, bare, together, single) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            writer.Add(await race.Write(Orders) * race.RowsPerOrder);
            bare.Add(await race.PostBare(1) * race.RowsPerOrder);
            together.Add(await race.PostBare(Batches.AtOnce) * race.RowsPerOrder);
            single.Add(await race.UpsertRowByRow(OneByOne));
        }

        await Print(output, Median(writer), Median(bare), Median(together), Median(single));
    }

    private static Task Print(TextWriter output, double writer, double bare, double together, double single) => output.WriteLineAsync($"""

        Supabase writer, {Orders:N0} orders with their lines, median of {Rounds}   rows/s        aim
          writer: plan, batch, post, read the answers           {writer,10:N0}
          bare loop posting the same bodies                     {bare,10:N0}
          bare loop, {Batches.AtOnce} at once as the writer                     {together,10:N0}
          writer / bare loop                                    {writer / bare,10:P0}    70 %
          writer / bare loop, {Batches.AtOnce} at once                          {writer / together,10:P0}       -
          one row per request ({OneByOne:N0} orders)                      {single,10:N0}
          writer / one row per request                          {writer / single,9:N1}x     10x
        """);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
