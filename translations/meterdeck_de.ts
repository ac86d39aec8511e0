<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>OutcomeMark</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriorityMark</name>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QualityMark</name>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Substituted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>heartbeat %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last answer %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node up, no measurement for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>node up, no measurement yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last heard %1 ago; what is shown is the last known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is shown is the last known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never answered in this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only stored or retained copies so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing has been heard from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last proved %1 %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last known, a stored copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::AuditModel</name>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state and age</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device, order, person, reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter orders (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 31 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders and refusals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first order from a device&apos;s page stands here, before it is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was ordered in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every order has one ending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 still wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 orders: %2 verified, %3 unproved, %4 mismatched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>order and outcome</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>device and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2…%3</source>
        <comment>row number and hash</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why so</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::CheckList</name>
    <message>
        <source>not so: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked just now: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::DevicePage</name>
    <message>
        <source>computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to devices (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its profile is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values are stored as they come; dials, limits and orders need the profile&apos;s file in the folder &quot;profiles&quot; beside the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened to it in these days. Orders, gaps and what the device tells stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 quantities, %2 never sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 quantities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::DevicesModel</name>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>value and quality</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voltage, V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current, A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power, W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy, kWh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices behind a broker appear when they first speak; meters on a wire stand in the workspace file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, id, transport or state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter devices (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been heard yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices speak as they should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One device needs a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 devices need a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 speak as they should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter to see all %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::DoorPicture</name>
    <message>
        <source>no meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not 0, nothing has been heard yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wire or broker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loads shaped like a day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::EventsModel</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>time, event, detail</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readings may be missing for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: late answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept as late, the outcome stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>order and its outcome</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::FirstStartPage</name>
    <message>
        <source>Hear the first meter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace that names your buses and brokers, or look around with a simulated fleet.
Nothing is sent to any meter until you order it and confirm it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workspace of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON file: buses, brokers, devices, the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meters on a wire stand in the file with their unit and profile. Devices behind a broker appear by themselves when they first speak. Passwords never stand in it: they come from the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop the file anywhere in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo fleet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated, and always labelled so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real wires inside this computer: a broker and a serial line of their own, with meters that obey orders. Your own workspaces stay untouched; everything is gone when you leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no network needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing what was read, then leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be opened: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::GaugeRow</name>
    <message>
        <source>expected %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed here, the device sends none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no load to compute it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::IntervalCard</name>
    <message>
        <source>Measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporting intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the reporting intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ordered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>factory %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::IntervalDialog</name>
    <message>
        <source>Change reporting intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the interval of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New interval of %1 in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New interval, limits of the profile, measured now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proof: three arrivals in a row within 20 % of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 already come every %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now every %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 every %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mismatch: not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: interval unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected: already %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proved by three arrivals in a row: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reports, but not as ordered: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four ordered intervals passed without an arrival.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more to do. The device keeps it over a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program may set it too, or the device ignores this key. The console will not repeat the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not failed and not done: see whether the device still reports at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new order starts with a new confirmation.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::LastValuesModel</name>
    <message>
        <source>%1, %2</source>
        <comment>quantity and channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, retained</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message>
        <source>Simulated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No real meter here: every value comes from a fleet inside this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plumbing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A profile was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Meterdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 transports up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>transports up of all</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::NavigationPanel</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, nothing stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, last commit %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::OrderDialog</name>
    <message>
        <source>%1, %2</source>
        <comment>device and place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held %1 of 1.2 s; let go to stop.
A change of state cancels it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly what is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, kept in the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why, for whoever reads it later; may stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>presence and what it rests on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its transport is up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its transport is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another order to it is still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open order on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last order long enough ago, least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too soon, %1 to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be ordered now: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold for 1.2 s; let go to stop.
A change of state cancels it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to the audit, then sent once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once. Proof is waited for, %1 left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once. Proof is waited for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may close this window: the order ends without it, and its outcome stands in the events and in the audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more to follow when this one has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested, audit row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broker took it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted, not proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device reports %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not retained, after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not retained, wanted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ordered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window over, nothing heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a late answer is kept as late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>order and outcome</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state is not the one you were shown. Look at it, then order again if you still want to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted, nothing was sent: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing left this console: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waited longer than it was good for; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back before it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::RelayCard</name>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time and person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing ordered in this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time and kind</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last reported; this device cannot be asked. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An order is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is repeated by itself; a late answer is kept as late.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::RelayDialog</name>
    <message>
        <source>Switch relay on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch relay off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one send, no repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proof: a fresh report “%1” within %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its relay never reported a state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state is a stored copy, not fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state is a fresh report, not retained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It already reports %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order changes its state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flow now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop flowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load comes back, how much is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its load now is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state is no longer known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay changed to %1 while this was open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay reported %1 while this was open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mismatch: still %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mismatch: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer: state unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: it did not leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proved in %1 by a fresh, non-retained report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device answered, freshly, and it is not what was ordered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not failed and not done. %1 passed without proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing more to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load was %1; its next report shows the change. Nothing more to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load was %1, is %2. Nothing more to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load: %1; it hints but proves nothing. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device cannot be asked: wait for its next report. The console will not repeat the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a local override or a stuck contactor. A new order starts with a new confirmation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its transport, then order again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new order starts with a new confirmation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last reported %1 %2 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not proved yet, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::Screenshots</name>
    <message>
        <source>The folder cannot be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device has a past in which it did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture %1 (%2) did not fill within %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture %1 (%2) would show the page %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::Session</name>
    <message>
        <source>the demo fleet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::TransportsModel</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind and address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>msg/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wire load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::TransportsPage</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All transports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors and refusals by kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace names no transport.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All transports are up and carry %1 messages a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not up: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 are up and carry %3 messages a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind and address</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing heard yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place and detail</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicates dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gaps recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since the start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::TrendCard</name>
    <message>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live or hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not zero</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::TrendLegend</name>
    <message>
        <source>%1, %2</source>
        <comment>quantity and unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (right)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>console::Words</name>
    <message>
        <source>Console was away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broker forgot the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broker away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong type of value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NaN instead of a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device id cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checksum wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late answer, dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong unit answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echo of own request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise on the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same answer twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer faster than the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn skipped, wire too busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted, not proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay state reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay reports on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay reports off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readings may be missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broker session resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register went back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program ordered the relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed the intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kWh, limit %2 kWh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retained copy: old news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not what it must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by a newer Meterdeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mistake of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>error kind and place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>error and its detail</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk; recording goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program that holds the database; recording goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this user the right to write there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check cable, address and port; the console tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with the newer Meterdeck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apparent power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy, register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy, exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy, integrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reactive energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount and unit of bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modbus RTU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, console %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of metrics %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of energy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interval of %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::Gauge</name>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::HoldButton</name>
    <message>
        <source>Hold Space or the mouse button until it is full. Letting go cancels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::NavigationView</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, highest priority %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ProgressLine</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::RelaySymbol</name>
    <message>
        <source>%1, ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::StatTile</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::Timeline</name>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::Toast</name>
    <message>
        <source>Close this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 times</source>
        <comment>what happened and how often</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::ToastStack</name>
    <message>
        <source>One earlier note waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 earlier notes wait</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::TopBar</name>
    <message>
        <source>Switch between the light and the dark theme</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::TrendLegend</name>
    <message>
        <source>%1 (right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::TrendView</name>
    <message>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: last %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s), min %1, max %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ValueCell</name>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
