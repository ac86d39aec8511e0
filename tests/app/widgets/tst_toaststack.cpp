// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "widgets/toast.h"
#include "widgets/toaststack.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using widgets::Toast;
using widgets::ToastStack;

namespace {

Toast *problem(const QString &text, const QString &key)
{
    auto *toast = new Toast(u"Disk full"_s, text);
    toast->setSticky(true);
    toast->setKey(key);
    return toast;
}

QList<Toast *> seen(const QWidget &window)
{
    QList<Toast *> list = window.findChildren<Toast *>();
    list.removeIf([](const Toast *toast) { return !toast->isVisible(); });
    std::sort(list.begin(), list.end(),
              [](const Toast *left, const Toast *right) { return left->y() < right->y(); });
    return list;
}

void closeIt(Toast *toast)
{
    QTest::mouseClick(toast->findChildren<widgets::Button *>().constLast(), Qt::LeftButton);
}

} // namespace

class TestToastStack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::light().apply(*qApp); }

    void theSameProblemIsCountedNotStacked()
    {
        QWidget window;
        window.resize(900, 700);
        ToastStack stack(&window);
        window.show();
        for (int time = 0; time < 1000; ++time)
            stack.show(problem(u"depot.db"_s, u"storage depot.db"_s));
        QCOMPARE(stack.count(), 1);
        QCOMPARE(seen(window).size(), 1);
        QCOMPARE(seen(window).constFirst()->accessibleName(), u"Disk full, 1000 times"_s);
        // Another detail is another problem; what has no key is always of its own.
        stack.show(problem(u"other.db"_s, u"storage other.db"_s));
        stack.show(problem(u"a"_s, {}));
        stack.show(problem(u"a"_s, {}));
        QCOMPARE(stack.count(), 4);
        // Closed means read: the next time it comes anew.
        closeIt(seen(window).constFirst());
        stack.show(problem(u"depot.db"_s, u"storage depot.db"_s));
        QCOMPARE(stack.count(), 4);
        QCOMPARE(seen(window).constLast()->accessibleName(), u"Disk full"_s);
    }

    void fourAreSeenTheRestWaits()
    {
        QWidget window;
        window.resize(900, 700);
        ToastStack stack(&window);
        window.show();
        for (int number = 0; number < 7; ++number)
            stack.show(problem(u"%1.db"_s.arg(number), QString::number(number)));
        QCOMPARE(stack.count(), 7);
        QCOMPARE(seen(window).size(), ToastStack::MostSeen);
        QCOMPARE(seen(window).constLast()->key(), u"6"_s);
        const auto waits = [&window](const QString &words) {
            const auto labels = window.findChildren<widgets::Label *>(QString(), Qt::FindDirectChildrenOnly);
            return std::any_of(labels.begin(), labels.end(), [&words](const widgets::Label *label) {
                return label->isVisible() && label->text() == words;
            });
        };
        QVERIFY(waits(u"3 earlier notes wait"_s));
        closeIt(seen(window).constLast());
        closeIt(seen(window).constLast());
        QCOMPARE(seen(window).size(), ToastStack::MostSeen);
        QCOMPARE(seen(window).constFirst()->key(), u"1"_s);
        QVERIFY(waits(u"One earlier note waits"_s));
        closeIt(seen(window).constLast());
        QCOMPARE(seen(window).constFirst()->key(), u"0"_s);
        QVERIFY(!waits(u"One earlier note waits"_s));
        for (int number = 10; number < 200; ++number)
            stack.show(problem(u"%1.db"_s.arg(number), QString::number(number)));
        QCOMPARE(stack.count(), ToastStack::Most);
        QCOMPARE(seen(window).constLast()->key(), u"199"_s);
    }
};

QTEST_MAIN(TestToastStack)
#include "tst_toaststack.moc"
