using System.Globalization;
using EasySale.Sync.Benchmarks;

if (args is [MemoryBenchmark.OneSize, var size, var account])
{
    await MemoryBenchmark.RunOne(int.Parse(size, CultureInfo.InvariantCulture), account, Console.Out);
    return 0;
}

if (args is [LimitsBenchmark.OneWorker, var storageOfAll, var address])
{
    await LimitsBenchmark.RunOne(storageOfAll, address, Console.Out);
    return 0;
}

if (args is [MillionBenchmark.Name, var many])
{
    await MillionBenchmark.Run(int.Parse(many, CultureInfo.InvariantCulture), Console.Out);
    return 0;
}

if (args is [CrashCertificate.Name, .. var options])
{
    if (options is ["--seed", var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var seed)) return await CrashCertificate.Run(seed, Console.Out);
    if (options is []) return await CrashCertificate.Run(1, Console.Out);
}

Func<TextWriter, Task> engine = EngineBenchmark.Run, storage = StorageBenchmark.Run, memory = MemoryBenchmark.Run, writer = WriterBenchmark.Run, limits = LimitsBenchmark.Run,
    webhooks = WebhookBenchmark.Run, books = QuickBooksBenchmark.Run, runs = RunsBenchmark.Run, million = MillionBenchmark.Run;
var chosen = args.FirstOrDefault() ?? "all";
IReadOnlyList<Func<TextWriter, Task>>? benchmarks = chosen switch
{
    "engine" => [engine],
    "storage" => [storage],
    "memory" => [memory],
    "writer" => [writer],
    "limits" => [limits],
    "webhooks" => [webhooks],
    "quickbooks" => [books],
    "runs" => [runs],
    MillionBenchmark.Name => [million],
    "all" => [memory, storage, engine, writer, limits, webhooks, books, runs],
    _ => null,
};
if (benchmarks is null)
{
    await Console.Error.WriteLineAsync("Choose engine, storage, memory, writer, limits, webhooks, quickbooks, runs, million, all, or crash [--seed N].");
    return 2;
}

foreach (var benchmark in benchmarks) await benchmark(Console.Out);
return 0;
