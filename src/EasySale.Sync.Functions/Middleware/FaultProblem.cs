using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>What a caller is told of an exception, and the log of what it is not.</summary>
internal static class FaultProblem
{
    /// <param name="fault">What was thrown.</param>
    /// <param name="what">Which function, or file, it was.</param>
    /// <param name="correlationId">What the request is found by.</param>
    /// <param name="log">Takes the line.</param>
    public static Problem Of(Exception fault, string what, string correlationId, ILogger log) => fault switch
    {
        ProblemException known => known.Problem,
        SyncException { Cause: not FailureCause.OurBug } failure => Logged(failure, what, correlationId, log),
        BadHttpRequestException bad => new Problem("bad-request", "The request cannot be read", bad.StatusCode, bad.Message),
        _ => Unexpected(fault, what, correlationId, log),
    };

    private static Problem Logged(SyncException failure, string what, string correlationId, ILogger log)
    {
        RequestLog.Failed(log, what, failure.Code, correlationId);
        return KnownProblems.Of(failure);
    }

    private static Problem Unexpected(Exception fault, string what, string correlationId, ILogger log)
    {
        RequestLog.Faulted(log, what, correlationId, fault);
        return KnownProblems.Unexpected(correlationId);
    }
}
