using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>Everything that is logged, at every level, with what is structured in it and the exceptions.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IEnumerable<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        _lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue(formatter(state, exception));
        if (state is IEnumerable<KeyValuePair<string, object?>> values) foreach (var (name, value) in values) _lines.Enqueue($"{name}={value}");
        if (exception is not null) _lines.Enqueue(exception.ToString());
    }

    public void Dispose()
    {
    }
}
