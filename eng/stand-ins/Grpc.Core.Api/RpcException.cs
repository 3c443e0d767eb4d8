namespace Grpc.Core;

public class RpcException : Exception
{
    public RpcException(Status status)
        : base(status.ToString()) => Status = status;

    public Status Status { get; }

    public StatusCode StatusCode => Status.StatusCode;
}
