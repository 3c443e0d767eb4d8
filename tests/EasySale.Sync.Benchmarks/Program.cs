using System.Globalization;
using EasySale.Sync.Benchmarks;

if (args is [MemoryBenchmark.OneSize, var size, var account])
{
    await MemoryBenchmark.RunOne(int.Parse(size, CultureInfo.InvariantCulture), account, Console.Out);
    return 0;
}

Func<TextWriter, Task> engine = EngineBenchmark.Run, storage = StorageBenchmark.Run, memory = MemoryBenchmark.Run, writer = WriterBenchmark.Run;
var chosen = args.FirstOrDefault() ?? "all";
IReadOnlyList<Func<TextWriter, Task>>? benchmarks = chosen switch
{
    "engine" => [engine],
    "storage" => [storage],
    "memory" => [memory],
    "writer" => [writer],
    "all" => [memory, storage, engine, writer],
    _ => null,
};
if (benchmarks is null)
{
    await Console.Error.WriteLineAsync("Choose engine, storage, memory, writer or all.");
    return 2;
}

foreach (var benchmark in benchmarks) await benchmark(Console.Out);
return 0;
