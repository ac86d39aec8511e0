// SPDX-License-Identifier: GPL-3.0-or-later
// What the workspace says of lines, the map and voltages, as PageWorld shows it.
#include "dialogs/linelabelsdialog.h"
#include "dialogs/mapdialog.h"
#include "dialogs/outageruledialog.h"
#include "dialogs/plannedworkdialog.h"
#include "dialogs/voltagetermsdialog.h"
#include "pageworld.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

std::unique_ptr<QWidget> PageWorld::lineSettings(const QString &name, console::SetupContext context)
{
    using namespace console;
    const core::DeviceId monitor(u"0002_MSAN"_s);
    const QString site = context.workspace.device(monitor)->name;
    if (name == "map"_L1)
        return std::make_unique<MapDialog>(context, m_folder.filePath(u"tiles"_s), QString(), nullptr);
    if (name == "line-labels"_L1)
        return std::make_unique<LineLabelsDialog>(context, *context.workspace.device(monitor),
                                                  QStringList{u"1"_s, u"2"_s, u"3"_s}, nullptr);
    if (name == "voltage-terms"_L1)
        return std::make_unique<VoltageTermsDialog>(context, VoltageTermsDialog::Subject{monitor, site, {}},
                                                    QString(), nullptr);
    if (name == "outage-rule"_L1) {
        // A file that is not there: refused, in a sentence of some length.
        context.workspace =
            *context.workspace.withPart(u"outages"_s, {{u"regions"_s, u"wards of the city.geojson"_s}});
        auto dialog = std::make_unique<OutageRuleDialog>(context, QString(), nullptr);
        (void)QTest::qWaitFor([&dialog] { return dialog->isTried(); });
        return dialog;
    }
    if (name.startsWith("planned-work"_L1)) {
        const QJsonObject work{{u"device"_s, monitor.toString()},
                               {u"line"_s, u"3"_s},
                               {u"from"_s, u"2026-06-01T08:00:00Z"_s},
                               {u"to"_s, u"2026-06-01T12:00:00Z"_s},
                               {u"note"_s,
                                u"The utility exchanges the transformer of the street and asks for "
                                "patience until the evening, at the latest."_s}};
        context.workspace =
            *context.workspace.withPart(u"outages"_s, {{u"planned"_s, QJsonArray{work, work}}});
        const QList<PlannedWorkDialog::Site> sites{{monitor, site, {{u"1"_s, u"CEB grid"_s}, {u"3"_s, {}}}}};
        auto dialog = std::make_unique<PlannedWorkDialog>(context, sites, monitor, core::SystemClock().now(),
                                                          QString(), nullptr);
        dialog->showNoted(name.endsWith("noted"_L1));
        return dialog;
    }
    return nullptr;
}
