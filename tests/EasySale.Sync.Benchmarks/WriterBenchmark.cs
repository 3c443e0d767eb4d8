using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Benchmarks;

/// <summary>The Supabase writer beside a bare loop that posts the very same bodies, and beside one row per request; a real database each time, emptied before.</summary>
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
        var writer = new List<double>();
        var bare = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            writer.Add(await race.Write(Orders));
            bare.Add(await race.PostBare());
        }

        var single = await race.UpsertRowByRow(OneByOne);
        var (ours, loop) = (Median(writer) * race.RowsPerOrder, Median(bare) * race.RowsPerOrder);
        await output.WriteLineAsync($"""

            Supabase writer, {Orders:N0} orders with their lines, median of {Rounds}   rows/s        aim
              writer: plan, batch, post, read the answers           {ours,10:N0}
              bare loop posting the same bodies                     {loop,10:N0}
              writer / bare loop                                    {ours / loop,10:P0}    70 %
              one row per request ({OneByOne:N0} orders)                      {single,10:N0}
              writer / one row per request                          {ours / single,9:N1}x     10x
            """);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
