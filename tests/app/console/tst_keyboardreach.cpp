// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/needrow.h"
#include "pageworld.h"
#include "widgets/gauge.h"
#include "widgets/qualitymark.h"
#include "widgets/tableview.h"
#include "widgets/trendview.h"
#include "widgets/unitgrid.h"
#include "widgets/valuecell.h"
#include "widgets/valuetext.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QButtonGroup>
#include <QDialog>
#include <QLabel>
#include <QScrollArea>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString spoken(QWidget *widget, QAccessible::Text kind)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(kind) : QString();
}

QString described(const QWidget *widget)
{
    return widget ? u"%1 \"%2\""_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                       spoken(const_cast<QWidget *>(widget), QAccessible::Name))
                  : u"nothing"_s;
}

bool isInNeed(const QWidget *widget)
{
    while (widget && !qobject_cast<const console::NeedRow *>(widget))
        widget = widget->parentWidget();
    return widget;
}

/// What a person can act on: visible, enabled, and no inner part of another one.
QList<QWidget *> interactive(QWidget &root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&root) || !widget->isEnabled() || widget->focusProxy() ||
            widget->objectName().startsWith("qt_"_L1) || widget->size().isEmpty() || widget->isWindow())
            continue;
        const auto *area = qobject_cast<QAbstractScrollArea *>(widget->parentWidget());
        if (area && area->viewport() == widget)
            continue;
        // A label takes the focus only so that its text can be marked by the mouse.
        if (qobject_cast<QLabel *>(widget) || qobject_cast<QScrollArea *>(widget))
            continue;
        // A row that takes the focus and does by Enter what its one button does stands for it.
        const bool inRow = widget->focusPolicy() == Qt::NoFocus && isInNeed(widget);
        if (!inRow && (widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton *>(widget)))
            found << widget;
    }
    return found;
}

/// The ones Tab has to come to: of a group of segments the chosen one stands for all, arrows do the rest.
bool standsForItself(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return !button || !button->group() || !button->group()->exclusive() || button->isChecked();
}

constexpr int MostParts = 4;

/// Where the focus comes by pressing @p key until it is back, or stays, or was everywhere twice.
QList<QWidget *> walk(QWidget *first, Qt::Key key, Qt::KeyboardModifiers with, qsizetype most)
{
    QList<QWidget *> way{first};
    int stayed = 0;
    while (way.size() <= most) {
        QTest::keyClick(QApplication::focusWidget(), key, with);
        QWidget *now = QApplication::focusWidget();
        if (!now || now == way.constFirst())
            break;
        // A field for a date takes a press for each of its parts.
        stayed = now == way.constLast() ? stayed + 1 : 0;
        way << now;
        if (stayed > MostParts)
            break;
    }
    return way;
}

} // namespace

/// Everything can be named, reached and left without a mouse, and says its value with unit, age and quality.
class TestKeyboardReach : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        QVERIFY(m_world.start());
    }

    void cleanupTestCase() { m_world.stop(); }

    void reachesEverything_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : PageWorld::pages() + PageWorld::dialogs())
            QTest::addRow("%s", qPrintable(name)) << name;
    }

    void reachesEverything()
    {
        QFETCH(QString, name);
        const auto made = m_world.make(name);
        QVERIFY(made);
        if (!made->inherits("QDialog"))
            made->resize(1392, 880);
        made->show();
        QApplication::setActiveWindow(made.get());
        QVERIFY(QTest::qWaitForWindowActive(made.get()));
        QTRY_VERIFY(m_world.isFilled(name, *made));
        const QList<QWidget *> wanted = interactive(*made);
        QVERIFY(!wanted.isEmpty());
        for (QWidget *widget : wanted)
            QVERIFY2(!spoken(widget, QAccessible::Name).isEmpty(), qPrintable(described(widget)));

        QWidget *first = nullptr;
        for (QWidget *widget : wanted) {
            if (!first && widget->focusPolicy() & Qt::TabFocus && standsForItself(widget))
                first = widget;
        }
        QVERIFY(first);
        first->setFocus(Qt::TabFocusReason);
        const QList<QWidget *> forth = walk(first, Qt::Key_Tab, Qt::NoModifier, 3 * wanted.size() + 20);
        QStringList names;
        for (const QWidget *widget : forth.first(std::min<qsizetype>(forth.size(), wanted.size() + 5)))
            names << described(widget);
        QVERIFY2(forth.size() <= 3 * wanted.size() + 20,
                 qPrintable(u"never comes back: "_s + names.join(u", "_s)));
        QVERIFY2(forth.count(forth.constLast()) <= MostParts + 1,
                 qPrintable(u"stuck at "_s + described(forth.constLast())));
        for (QWidget *widget : wanted)
            QVERIFY2(!standsForItself(widget) || forth.contains(widget),
                     qPrintable(u"not reached: "_s + described(widget)));
        first->setFocus(Qt::TabFocusReason);
        const QList<QWidget *> back = walk(first, Qt::Key_Tab, Qt::ShiftModifier, 3 * wanted.size() + 20);
        for (QWidget *widget : wanted)
            QVERIFY2(!standsForItself(widget) || back.contains(widget),
                     qPrintable(u"not reached backwards: "_s + described(widget)));
    }

    void escapeLeaves_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : PageWorld::dialogs())
            QTest::addRow("%s", qPrintable(name)) << name;
    }

    void escapeLeaves()
    {
        QFETCH(QString, name);
        const auto made = m_world.make(name);
        made->show();
        QApplication::setActiveWindow(made.get());
        QVERIFY(QTest::qWaitForWindowActive(made.get()));
        for (QWidget *widget : interactive(*made)) {
            if (!(widget->focusPolicy() & Qt::TabFocus))
                continue;
            made->show();
            QApplication::setActiveWindow(made.get());
            widget->setFocus(Qt::TabFocusReason);
            QTRY_COMPARE(QApplication::focusWidget(), widget);
            QTest::keyClick(widget, Qt::Key_Escape);
            QVERIFY2(!made->isVisible(), qPrintable(described(widget)));
        }
    }

    void valuesSayUnitAgeAndQuality()
    {
        const auto page = m_world.make(u"device"_s);
        page->resize(1392, 880);
        page->show();
        QTRY_VERIFY(m_world.isFilled(u"device"_s, *page));
        int shown = 0;
        for (auto *gauge : page->findChildren<widgets::Gauge *>()) {
            if (!gauge->isVisibleTo(page.get()))
                continue;
            const widgets::ValueState &state = gauge->state();
            const QString said = spoken(gauge, QAccessible::Value);
            QVERIFY2(said.contains(widgets::QualityMark::word(state.quality)), qPrintable(said));
            if (!state.shown())
                continue;
            ++shown;
            QVERIFY2(said.contains(state.unit), qPrintable(said));
            QVERIFY(state.age);
            QVERIFY2(said.contains(widgets::ageText(*state.age)), qPrintable(said));
        }
        QVERIFY(shown >= 3);
    }

    void cellsSayUnitAgeAndQuality_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QStringList>("said");
        const QString good = widgets::QualityMark::word(core::Quality::Good);
        QTest::newRow("last values") << u"device"_s << u"Voltage"_s << QStringList{u"231.4"_s, u"V"_s, good};
        QTest::newRow("an old one") << u"device"_s << u"Current"_s
                                    << QStringList{u"6.82"_s, u"A"_s, u"11 min"_s,
                                                   widgets::QualityMark::word(core::Quality::Stale)};
        QTest::newRow("devices") << u"devices"_s << u"Wellawatte shop 12"_s
                                 << QStringList{u"231.4"_s, u"V"_s, good};
    }

    void cellsSayUnitAgeAndQuality()
    {
        QFETCH(QString, name);
        QFETCH(QString, row);
        QFETCH(QStringList, said);
        const auto page = m_world.make(name);
        page->resize(1392, 880);
        page->show();
        QTRY_VERIFY(m_world.isFilled(name, *page));
        QString found;
        for (auto *table : page->findChildren<widgets::TableView *>()) {
            const QAbstractItemModel *model = table->model();
            for (int at = 0; model && at < model->rowCount(); ++at) {
                if (model->index(at, 0).data().toString() != row)
                    continue;
                QAccessibleInterface *grid = QAccessible::queryAccessibleInterface(table);
                QVERIFY(grid && grid->tableInterface());
                for (int column = 0; column < model->columnCount(); ++column) {
                    QAccessibleInterface *cell = grid->tableInterface()->cellAt(at, column);
                    const QString text = cell ? cell->text(QAccessible::Name) : QString();
                    if (std::all_of(said.begin(), said.end(),
                                    [&text](const QString &part) { return text.contains(part); }))
                        return;
                    found += text + u" | "_s;
                }
            }
        }
        QVERIFY2(false, qPrintable(found));
    }

    void unitsAndCurvesSayWhatTheyShow()
    {
        widgets::UnitGrid grid;
        widgets::UnitGrid::Unit unit;
        unit.label = u"17"_s;
        unit.quality = core::Quality::Stale;
        unit.text = u"3 min"_s;
        grid.setUnits({unit});
        const QString units = spoken(&grid, QAccessible::Value);
        for (const QString &part : {u"17"_s, widgets::QualityMark::word(core::Quality::Stale), u"3 min"_s})
            QVERIFY2(units.contains(part), qPrintable(units));

        const auto trends = m_world.make(u"trends"_s);
        trends->resize(1392, 880);
        trends->show();
        QTRY_VERIFY(m_world.isFilled(u"trends"_s, *trends));
        auto *view = trends->findChild<widgets::TrendView *>();
        QVERIFY(view);
        QTRY_VERIFY2(spoken(view->focusProxy(), QAccessible::Description).contains(u"Active power"_s),
                     qPrintable(spoken(view->focusProxy(), QAccessible::Description)));
        QVERIFY2(spoken(view->focusProxy(), QAccessible::Description).contains(u"W"_s),
                 qPrintable(spoken(view->focusProxy(), QAccessible::Description)));
    }

private:
    PageWorld m_world;
};

QTEST_MAIN(TestKeyboardReach)
#include "tst_keyboardreach.moc"
