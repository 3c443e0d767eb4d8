using EasySale.Sync.Benchmarks;

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
