using System.Diagnostics.Metrics;

namespace Clients.Contract.Tests.Hostility;

/// <summary>Listens to the members that the clients could not read.</summary>
internal static class Unreadable
{
    /// <param name="onPath">Receives the path of each.</param>
    public static MeterListener Listen(Action<string> onPath)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "clients.json.unreadable_members")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var (name, value) in tags)
            {
                if (name == "clients.json.path")
                {
                    onPath((string)value!);
                }
            }
        });
        listener.Start();
        return listener;
    }
}
