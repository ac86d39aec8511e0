<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%1 readings are new, %2 were stored before.</source>
        <translation>
            <numerusform>%1 reading is new, %2 were stored before.</numerusform>
            <numerusform>%1 readings are new, %2 were stored before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 readings were stored.</source>
        <translation>
            <numerusform>%1 reading was stored.</numerusform>
            <numerusform>%1 readings were stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AddDeviceDialog</name>
    <message numerus="yes">
        <source>Taken: %1 and %n more.</source>
        <translation>
            <numerusform>Taken: %1 and %n more.</numerusform>
            <numerusform>Taken: %1 and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmFiguresModel</name>
    <message numerus="yes">
        <source>chattering: %n</source>
        <translation>
            <numerusform>chattering: %n</numerusform>
            <numerusform>chattering: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stale: %n</source>
        <translation>
            <numerusform>stale: %n</numerusform>
            <numerusform>stale: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n step(s) more</source>
        <translation>
            <numerusform>and %n step more</numerusform>
            <numerusform>and %n steps more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmHiddenCard</name>
    <message numerus="yes">
        <source>%n, each says until when</source>
        <translation>
            <numerusform>%n, says until when</numerusform>
            <numerusform>%n, each says until when</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmHiddenModel</name>
    <message numerus="yes">
        <source>%n alarm(s) of one cause</source>
        <translation>
            <numerusform>%n alarm of one cause</numerusform>
            <numerusform>%n alarms of one cause</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmHours</name>
    <message numerus="yes">
        <source>At most %1 in an hour; %n hour(s) above %2, which one person can bear.</source>
        <translation>
            <numerusform>At most %1 in an hour; %n hour above %2, which one person can bear.</numerusform>
            <numerusform>At most %1 in an hour; %n hours above %2, which one person can bear.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmReach</name>
    <message numerus="yes">
        <source>It matches %n of %1 transports</source>
        <translation>
            <numerusform>It matches %n of %1 transports</numerusform>
            <numerusform>It matches %n of %1 transports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It matches %n of %1 devices</source>
        <translation>
            <numerusform>It matches %n of %1 devices</numerusform>
            <numerusform>It matches %n of %1 devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmRulesDialog</name>
    <message numerus="yes">
        <source>Nothing calmer is found: it was raised %n time(s) from %1.</source>
        <translation>
            <numerusform>Nothing calmer is found: it was raised once from %1.</numerusform>
            <numerusform>Nothing calmer is found: it was raised %n times from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %1 it would have been raised %n time(s): %2.</source>
        <translation>
            <numerusform>From %1 it would have been raised %n time: %2.</numerusform>
            <numerusform>From %1 it would have been raised %n times: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It looks at %n place(s).</source>
        <translation>
            <numerusform>It looks at %n place.</numerusform>
            <numerusform>It looks at %n places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmsModel</name>
    <message numerus="yes">
        <source>%1, %n alarm(s)</source>
        <translation>
            <numerusform>%1, %n alarm</numerusform>
            <numerusform>%1, %n alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AlarmsPage</name>
    <message numerus="yes">
        <source>%n wait(s) for your acknowledgement.</source>
        <translation>
            <numerusform>%n waits for your acknowledgement.</numerusform>
            <numerusform>%n wait for your acknowledgement.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n active.</source>
        <translation>
            <numerusform>%n is active.</numerusform>
            <numerusform>%n are active.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden, each says why and until when.</source>
        <translation>
            <numerusform>%n is hidden and says why and until when.</numerusform>
            <numerusform>%n are hidden and each says why and until when.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::AuditPage</name>
    <message numerus="yes">
        <source>%n still wait.</source>
        <translation>
            <numerusform>%n still waits.</numerusform>
            <numerusform>%n still wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 orders: %2 verified, %3 unproved, %4 mismatched.</source>
        <translation>
            <numerusform>%1 order: %2 verified, %3 unproved, %4 mismatched.</numerusform>
            <numerusform>%1 orders: %2 verified, %3 unproved, %4 mismatched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::BusDetail</name>
    <message numerus="yes">
        <source>%n units, %1</source>
        <comment>how many, and the line&apos;s address and settings</comment>
        <translation>
            <numerusform>%n unit, %1</numerusform>
            <numerusform>%n units, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: asked every %2, %3 of %4 requests answered</source>
        <translation>
            <numerusform>%1: asked every %2, %3 of %4 request answered</numerusform>
            <numerusform>%1: asked every %2, %3 of %4 requests answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ChainCard</name>
    <message numerus="yes">
        <source>Chain whole, %1 rows.</source>
        <translation>
            <numerusform>Chain whole, %1 row.</numerusform>
            <numerusform>Chain whole, %1 rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::CurveDialog</name>
    <message numerus="yes">
        <source>The first %n; type to find others</source>
        <translation>
            <numerusform>The first one; type to find others</numerusform>
            <numerusform>The first %n; type to find others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::DeviceCommands</name>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %1 orders</source>
        <translation>
            <numerusform>the newest order (%1)</numerusform>
            <numerusform>the newest %1 orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::DevicesModel</name>
    <message numerus="yes">
        <source>%n need a look</source>
        <comment>devices of a group</comment>
        <translation>
            <numerusform>%n needs a look</numerusform>
            <numerusform>%n need a look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, group of %n device(s)</source>
        <translation>
            <numerusform>%1, group of %n device</numerusform>
            <numerusform>%1, group of %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::DevicesPage</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 devices need a look.</source>
        <translation>
            <numerusform>%1 device needs a look.</numerusform>
            <numerusform>%1 devices need a look.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::EnergyCard</name>
    <message numerus="yes">
        <source>%n from power</source>
        <comment>meters</comment>
        <translation>
            <numerusform>%n from power</numerusform>
            <numerusform>%n from power</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) fell, not reviewed</source>
        <translation>
            <numerusform>%n register fell, not reviewed</numerusform>
            <numerusform>%n registers fell, not reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n meters</source>
        <translation>
            <numerusform>%1 of %n meter</numerusform>
            <numerusform>%1 of %n meters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 meters, %2</source>
        <comment>count, unit of the curve</comment>
        <translation>
            <numerusform>%1 meter, %2</numerusform>
            <numerusform>%1 meters, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ExportDialog</name>
    <message numerus="yes">
        <source>%n chosen devices</source>
        <translation>
            <numerusform>%n chosen device</numerusform>
            <numerusform>%n chosen devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ExportJob</name>
    <message numerus="yes">
        <source>%1 rows, %2, %3 left</source>
        <translation>
            <numerusform>%1 row, %2, %3 left</numerusform>
            <numerusform>%1 rows, %2, %3 left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %2</source>
        <translation>
            <numerusform>%1 row, %2</numerusform>
            <numerusform>%1 rows, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, %2, written to %3</source>
        <translation>
            <numerusform>%1 row, %2, written to %3</numerusform>
            <numerusform>%1 rows, %2, written to %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::FieldWords</name>
    <message numerus="yes">
        <source>%n are on</source>
        <translation>
            <numerusform>%n is on</numerusform>
            <numerusform>%n are on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) too few</source>
        <translation>
            <numerusform>%n byte too few</numerusform>
            <numerusform>%n bytes too few</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::FirstStartPage</name>
    <message numerus="yes">
        <source>Stored as %1 and opened at once. %n installed profile(s) say which topics are read.</source>
        <translation>
            <numerusform>Stored as %1 and opened at once. %n installed profile says which topics are read.</numerusform>
            <numerusform>Stored as %1 and opened at once. %n installed profiles say which topics are read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::FleetCard</name>
    <message numerus="yes">
        <source>one mark for up to %n devices of one state</source>
        <translation>
            <numerusform>one mark a device</numerusform>
            <numerusform>one mark for up to %n devices of one state</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::FrameMonitor</name>
    <message numerus="yes">
        <source>%1 rows written to %2.</source>
        <translation>
            <numerusform>%1 row written to %2.</numerusform>
            <numerusform>%1 rows written to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::HandoverPage</name>
    <message numerus="yes">
        <source>%n target(s) need somebody.</source>
        <translation>
            <numerusform>%n target needs somebody.</numerusform>
            <numerusform>%n targets need somebody.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait.</source>
        <translation>
            <numerusform>%n message waits.</numerusform>
            <numerusform>%n messages wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::HandoverWatch</name>
    <message numerus="yes">
        <source>%n message(s) could not be handed on.</source>
        <translation>
            <numerusform>%n message could not be handed on.</numerusform>
            <numerusform>%n messages could not be handed on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait after a failed attempt.</source>
        <translation>
            <numerusform>%n message waits after a failed attempt.</numerusform>
            <numerusform>%n messages wait after a failed attempt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::HandoverWords</name>
    <message numerus="yes">
        <source>%n message(s) wait</source>
        <translation>
            <numerusform>%n message waits</numerusform>
            <numerusform>%n messages wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back in the quiet time, told in one message in %1.</source>
        <translation>
            <numerusform>%n held back in the quiet time, told in one message in %1.</numerusform>
            <numerusform>%n held back in the quiet time, told in one message in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back because more came than may be sent, told in one message in %1.</source>
        <translation>
            <numerusform>%n held back because more came than may be sent, told in one message in %1.</numerusform>
            <numerusform>%n held back because more came than may be sent, told in one message in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back because the queue is full, told in one message when there is room.</source>
        <translation>
            <numerusform>%n held back because the queue is full, told in one message when there is room.</numerusform>
            <numerusform>%n held back because the queue is full, told in one message when there is room.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm message(s) held back</source>
        <translation>
            <numerusform>%n alarm message held back</numerusform>
            <numerusform>%n alarm messages held back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ImportDialog</name>
    <message numerus="yes">
        <source>%n event(s) are new.</source>
        <translation>
            <numerusform>%n event is new.</numerusform>
            <numerusform>%n events are new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) or row(s) were not taken; the preview lists them, and the newest stay with the workspace.</source>
        <translation>
            <numerusform>%n value or row was not taken; the preview lists it, and the newest stay with the workspace.</numerusform>
            <numerusform>%n values or rows were not taken; the preview lists them, and the newest stay with the workspace.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 readings are not stored yet, %2 are.</source>
        <translation>
            <numerusform>%1 reading is not stored yet, %2 are.</numerusform>
            <numerusform>%1 readings are not stored yet, %2 are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ImportPreview</name>
    <message numerus="yes">
        <source>%1 readings, from %2 to %3.</source>
        <translation>
            <numerusform>%1 reading, from %2 to %3.</numerusform>
            <numerusform>%1 readings, from %2 to %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation>
            <numerusform>%n event.</numerusform>
            <numerusform>%n events.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s), known already.</source>
        <translation>
            <numerusform>%n device, known already.</numerusform>
            <numerusform>%n devices, known already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s), new to this workspace.</source>
        <translation>
            <numerusform>%n device, new to this workspace.</numerusform>
            <numerusform>%n devices, new to this workspace.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s), %1 of them new to this workspace.</source>
        <translation>
            <numerusform>%n device, %1 of them new to this workspace.</numerusform>
            <numerusform>%n devices, %1 of them new to this workspace.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with a repaired month, marked as estimated.</source>
        <translation>
            <numerusform>%n row with a repaired month, marked as estimated.</numerusform>
            <numerusform>%n rows with a repaired month, marked as estimated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n reading(s), as they are stored.</source>
        <translation>
            <numerusform>The first reading, as it is stored.</numerusform>
            <numerusform>The first %n readings, as they are stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::LastValuesCard</name>
    <message numerus="yes">
        <source>%n quantities, %1 never sent</source>
        <translation>
            <numerusform>%n quantity, %1 never sent</numerusform>
            <numerusform>%n quantities, %1 never sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quantities</source>
        <translation>
            <numerusform>%n quantity</numerusform>
            <numerusform>%n quantities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::LineDetail</name>
    <message numerus="yes">
        <source>%n in 24 h</source>
        <translation>
            <numerusform>%n in 24 h</numerusform>
            <numerusform>%n in 24 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 7 days</source>
        <translation>
            <numerusform>%n in 7 days</numerusform>
            <numerusform>%n in 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 30 days</source>
        <translation>
            <numerusform>%n in 30 days</numerusform>
            <numerusform>%n in 30 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::LineRowsModel</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::LineWords</name>
    <message numerus="yes">
        <source>%n off</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n off</numerusform>
            <numerusform>%n off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n stale</numerusform>
            <numerusform>%n stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n on</numerusform>
            <numerusform>%n on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::LinesPage</name>
    <message numerus="yes">
        <source>%n sites</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %n without a place</source>
        <translation>
            <numerusform>%1, %2, %n without a place</numerusform>
            <numerusform>%1, %2, %n without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines off</source>
        <translation>
            <numerusform>%n line off</numerusform>
            <numerusform>%n lines off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them in %1.</source>
        <translation>
            <numerusform>%n of them in %1.</numerusform>
            <numerusform>%n of them in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are not sure.</source>
        <translation>
            <numerusform>%n line is not sure.</numerusform>
            <numerusform>%n lines are not sure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n lines are labelled.</source>
        <translation>
            <numerusform>%1 of %n line is labelled.</numerusform>
            <numerusform>%1 of %n lines are labelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message numerus="yes">
        <source>%1 of %n transports up</source>
        <translation>
            <numerusform>%1 of %n transport up</numerusform>
            <numerusform>%1 of %n transports up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::MeterHints</name>
    <message numerus="yes">
        <source>%n request(s) so far.</source>
        <translation>
            <numerusform>%n request so far.</numerusform>
            <numerusform>%n requests so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::NamedFields</name>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::NeedsCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::NeedsRanking</name>
    <message numerus="yes">
        <source>%1 Its %n devices are not heard meanwhile.</source>
        <translation>
            <numerusform>%1 Its device is not heard meanwhile.</numerusform>
            <numerusform>%1 Its %n devices are not heard meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meters do not answer</source>
        <translation>
            <numerusform>%n meter does not answer</numerusform>
            <numerusform>%n meters do not answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices fell silent</source>
        <translation>
            <numerusform>%n device fell silent</numerusform>
            <numerusform>%n devices fell silent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices are offline</source>
        <translation>
            <numerusform>%n device is offline</numerusform>
            <numerusform>%n devices are offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes are up, their meters silent</source>
        <translation>
            <numerusform>%n node is up, its meter silent</numerusform>
            <numerusform>%n nodes are up, their meters silent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices send impossible values</source>
        <translation>
            <numerusform>%n device sends impossible values</numerusform>
            <numerusform>%n devices send impossible values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n devices not heard since the start</source>
        <translation>
            <numerusform>%n device not heard since the start</numerusform>
            <numerusform>%n devices not heard since the start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n energy registers are old</source>
        <translation>
            <numerusform>%n energy register is old</numerusform>
            <numerusform>%n energy registers are old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times, last %1: reset, exchanged, misread? Until reviewed the energy is an estimate.</source>
        <translation>
            <numerusform>Once, %1: reset, exchanged, misread? Until reviewed the energy is an estimate.</numerusform>
            <numerusform>%n times, last %1: reset, exchanged, misread? Until reviewed the energy is an estimate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more alarm(s) wait</source>
        <translation>
            <numerusform>%n more alarm waits</numerusform>
            <numerusform>%n more alarms wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::NewWorkspaceDialog</name>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::OutageRuleDialog</name>
    <message numerus="yes">
        <source>%n regions: %1</source>
        <translation>
            <numerusform>%n region: %1</numerusform>
            <numerusform>%n regions: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::OverviewPage</name>
    <message numerus="yes">
        <source>%1; readings may be missing in %n gaps today.</source>
        <translation>
            <numerusform>%1; readings may be missing in %n gap today.</numerusform>
            <numerusform>%1; readings may be missing in %n gaps today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things need you.</source>
        <translation>
            <numerusform>%n thing needs you.</numerusform>
            <numerusform>%n things need you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transports</source>
        <translation>
            <numerusform>%n transport</numerusform>
            <numerusform>%n transports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 devices</source>
        <translation>
            <numerusform>%1 device</numerusform>
            <numerusform>%1 devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::PageStack</name>
    <message numerus="yes">
        <source>A trend holds %1 curves: %n chosen device(s) are left out.</source>
        <translation>
            <numerusform>A trend holds %1 curves: %n chosen device is left out.</numerusform>
            <numerusform>A trend holds %1 curves: %n chosen devices are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen device(s) have told no power.</source>
        <translation>
            <numerusform>%n chosen device has told no power.</numerusform>
            <numerusform>%n chosen devices have told no power.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::PaletteDialog</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ProgressCard</name>
    <message numerus="yes">
        <source>%1 rows, %2</source>
        <comment>written so far</comment>
        <translation>
            <numerusform>%1 row, %2</numerusform>
            <numerusform>%1 rows, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::RegisterMapEditor</name>
    <message numerus="yes">
        <source>Still to do: %n cell(s) that cannot be used.</source>
        <translation>
            <numerusform>Still to do: %n cell that cannot be used.</numerusform>
            <numerusform>Still to do: %n cells that cannot be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) can be taken</source>
        <translation>
            <numerusform>%n register can be taken</numerusform>
            <numerusform>%n registers can be taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot</source>
        <translation>
            <numerusform>%n line cannot</numerusform>
            <numerusform>%n lines cannot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n and leave the others</source>
        <translation>
            <numerusform>Take %n and leave the others</numerusform>
            <numerusform>Take %n and leave the others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::RetainedCard</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ScanDialog</name>
    <message numerus="yes">
        <source>%n meters found in %1.</source>
        <translation>
            <numerusform>%n meter found in %1.</numerusform>
            <numerusform>%n meters found in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::ScanWords</name>
    <message numerus="yes">
        <source>At %1 unreadable bytes came at %n addresses: something speaks at another speed or parity.</source>
        <translation>
            <numerusform>At %1 unreadable bytes came at %n address: something speaks at another speed or parity.</numerusform>
            <numerusform>At %1 unreadable bytes came at %n addresses: something speaks at another speed or parity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 the answers of %n addresses came damaged: look at termination, cable and parity first.</source>
        <translation>
            <numerusform>At %1 the answers of %n address came damaged: look at termination, cable and parity first.</numerusform>
            <numerusform>At %1 the answers of %n addresses came damaged: look at termination, cable and parity first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::SetupPath</name>
    <message numerus="yes">
        <source>The entries of its devices go with it: %1 and %n more.</source>
        <translation>
            <numerusform>The entries of its devices go with it: %1 and %n more.</numerusform>
            <numerusform>The entries of its devices go with it: %1 and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TopicDeviceDialog</name>
    <message numerus="yes">
        <source>Tick what is to be kept. %n more value(s) are not listed; they can be written into the file.</source>
        <translation>
            <numerusform>Tick what is to be kept. %n more value is not listed; it can be written into the file.</numerusform>
            <numerusform>Tick what is to be kept. %n more values are not listed; they can be written into the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TopicHistoryModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TopicPane</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TopicsModel</name>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TopicsPage</name>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TransportsPage</name>
    <message numerus="yes">
        <source>%1 misses %2 of %n meters</source>
        <translation>
            <numerusform>%1 misses %2 of %n meter</numerusform>
            <numerusform>%1 misses %2 of %n meters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n are well and carry %1 messages a second.</source>
        <translation>
            <numerusform>The other %n is well and carries %1 messages a second.</numerusform>
            <numerusform>The other %n are well and carry %1 messages a second.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TrendPage</name>
    <message numerus="yes">
        <source>%n curve(s)</source>
        <translation>
            <numerusform>%n curve</numerusform>
            <numerusform>%n curves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TrendPane</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>readings that came while the trend was held</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::TroubleCard</name>
    <message numerus="yes">
        <source>%1 of %2 requests failed</source>
        <translation>
            <numerusform>%1 of %2 request failed</numerusform>
            <numerusform>%1 of %2 requests failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 messages</source>
        <translation>
            <numerusform>%1 of %2 message</numerusform>
            <numerusform>%1 of %2 messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::VoltageCard</name>
    <message numerus="yes">
        <source>%n dips, swells and interruptions; the first %1 are listed.</source>
        <translation>
            <numerusform>%n dip, swell or interruption; the first %1 are listed.</numerusform>
            <numerusform>%n dips, swells and interruptions; the first %1 are listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dips, swells and interruptions</source>
        <translation>
            <numerusform>%n dip, swell or interruption</numerusform>
            <numerusform>%n dips, swells and interruptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::VoltagePhaseView</name>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::VoltageWords</name>
    <message numerus="yes">
        <source>%n ten-minute means lie beyond +10 % or −15 %; none may.</source>
        <translation>
            <numerusform>%n ten-minute mean lies beyond +10 % or −15 %; none may.</numerusform>
            <numerusform>%n ten-minute means lie beyond +10 % or −15 %; none may.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ten-minute means lie beyond ± 10 %; %1 may.</source>
        <translation>
            <numerusform>%n ten-minute mean lies beyond ± 10 %; %1 may.</numerusform>
            <numerusform>%n ten-minute means lie beyond ± 10 %; %1 may.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::WaitingWords</name>
    <message numerus="yes">
        <source>%n more transports wait likewise.</source>
        <translation>
            <numerusform>%n more transport waits likewise.</numerusform>
            <numerusform>%n more transports wait likewise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>topics</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::AlarmStrip</name>
    <message numerus="yes">
        <source>%n unacknowledged</source>
        <translation>
            <numerusform>%n unacknowledged</numerusform>
            <numerusform>%n unacknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LineLanes</name>
    <message numerus="yes">
        <source>off %n times, %1 in all</source>
        <translation>
            <numerusform>off once, %1 in all</numerusform>
            <numerusform>off %n times, %1 in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LineRing</name>
    <message numerus="yes">
        <source>%n devices, %1 with a line off</source>
        <translation>
            <numerusform>%n device, %1 with a line off</numerusform>
            <numerusform>%n devices, %1 with a line off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::MapInset</name>
    <message numerus="yes">
        <source>%n sites</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::MapView</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>the name of a site</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n off</numerusform>
            <numerusform>%n off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stale</source>
        <comment>lines</comment>
        <translation>
            <numerusform>%n stale</numerusform>
            <numerusform>%n stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sites</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines off</source>
        <translation>
            <numerusform>%n line off</numerusform>
            <numerusform>%n lines off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines stale</source>
        <translation>
            <numerusform>%n line stale</numerusform>
            <numerusform>%n lines stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines unknown</source>
        <translation>
            <numerusform>%n line unknown</numerusform>
            <numerusform>%n lines unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sites</source>
        <comment>sites with a line off, of all</comment>
        <translation>
            <numerusform>%1 of %n site</numerusform>
            <numerusform>%1 of %n sites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cluster of %n sites</source>
        <translation>
            <numerusform>Cluster of %n site</numerusform>
            <numerusform>Cluster of %n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::Toast</name>
    <message numerus="yes">
        <source>%1, %n times</source>
        <comment>what happened and how often</comment>
        <translation>
            <numerusform>%1, %n time</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::TrendCursors</name>
    <message numerus="yes">
        <source>%1 to %2, %n reading(s)</source>
        <translation>
            <numerusform>%1 to %2, %n reading</numerusform>
            <numerusform>%1 to %2, %n readings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::TrendView</name>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::UnitGrid</name>
    <message numerus="yes">
        <source>%n units</source>
        <comment>how many</comment>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an answer</source>
        <comment>how many units</comment>
        <translation>
            <numerusform>%n without an answer</numerusform>
            <numerusform>%n without an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::WireTape</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a readable answer</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n without a readable answer</numerusform>
            <numerusform>%n without a readable answer</numerusform>
        </translation>
    </message>
</context>
</TS>
