// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/askdialog.h"
#include "dialogs/newworkspacedialog.h"
#include "setupfixture.h"
#include "widgets/button.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::NewWorkspaceDialog;

class TestNewWorkspaceDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void refusals_data();
    void refusals();
    void theFileFollowsTheName();
    void freeFilesAreFree();
    void makesABlankWorkspace();
    void aQuestionKeepsEnterSafe();
    void isPictured();
};

void TestNewWorkspaceDialog::refusals_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no name") << u"Name"_s << QString() << u"A name is needed."_s;
    QTest::newRow("long name") << u"Name"_s << QString(201, u'x') << u"At most 200 character"_s;
    QTest::newRow("no file") << u"File"_s << QString() << u"A whole path is needed"_s;
    QTest::newRow("relative") << u"File"_s << u"site.json"_s << u"A whole path is needed"_s;
    QTest::newRow("other suffix") << u"File"_s << u"%1/site.txt"_s << u"The file's name ends in .json."_s;
    QTest::newRow("file there") << u"File"_s << u"%1/there.json"_s
                                << u"There is a file of that name already."_s;
    QTest::newRow("database there") << u"File"_s << u"%1/old.json"_s
                                    << u"There is a database of that name already"_s;
    QTest::newRow("below a file") << u"File"_s << u"%1/there.json/site.json"_s
                                  << u"%1/there.json cannot be written"_s;
}

void TestNewWorkspaceDialog::refusals()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const QTemporaryDir folder;
    depot(folder.filePath(u"there.json"_s));
    QFile(folder.filePath(u"old.db"_s)).open(QIODevice::WriteOnly);
    NewWorkspaceDialog dialog(folder.path(), nullptr);
    QSignalSpy decided(&dialog, &NewWorkspaceDialog::decided);
    typeInto(dialog, field, text.contains(u"%1"_s) ? text.arg(folder.path()) : text);
    reason = reason.contains(u"%1"_s) ? reason.arg(folder.path()) : reason;
    QVERIFY2(fieldOf(dialog, field)->reason().startsWith(reason),
             qPrintable(fieldOf(dialog, field)->reason()));
    dialog.take();
    QCOMPARE(decided.size(), 0);
    QVERIFY(fieldOf(dialog, field)->isRefused());
}

void TestNewWorkspaceDialog::theFileFollowsTheName()
{
    const QTemporaryDir folder;
    NewWorkspaceDialog dialog(folder.path(), nullptr);
    auto *file = qobject_cast<QLineEdit *>(fieldOf(dialog, u"File"_s)->editor());
    QCOMPARE(file->text(), folder.filePath(u"new.json"_s));
    typeInto(dialog, u"Name"_s, u"Depot Süd"_s);
    QCOMPARE(file->text(), folder.filePath(u"depot-süd.json"_s));
    typeInto(dialog, u"File"_s, folder.filePath(u"x.json"_s));
    typeInto(dialog, u"Name"_s, u"Other"_s);
    QCOMPARE(file->text(), folder.filePath(u"x.json"_s));
}

void TestNewWorkspaceDialog::freeFilesAreFree()
{
    const QTemporaryDir folder;
    QCOMPARE(NewWorkspaceDialog::freeFile(folder.path(), u"new"_s), folder.filePath(u"new.json"_s));
    depot(folder.filePath(u"new.json"_s));
    QFile(folder.filePath(u"new-2.db"_s)).open(QIODevice::WriteOnly);
    QCOMPARE(NewWorkspaceDialog::freeFile(folder.path(), u"new"_s), folder.filePath(u"new-3.json"_s));
}

void TestNewWorkspaceDialog::makesABlankWorkspace()
{
    const QTemporaryDir folder;
    NewWorkspaceDialog dialog(folder.filePath(u"Meterdeck"_s), nullptr);
    QSignalSpy decided(&dialog, &NewWorkspaceDialog::decided);
    typeInto(dialog, u"Name"_s, u"Depot"_s);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace made = decided.first().first().value<core::Workspace>();
    QVERIFY(made.save(made.fileName).ok());
    const auto loaded = core::Workspace::load(folder.filePath(u"Meterdeck/depot.json"_s));
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->name, u"Depot"_s);
    QCOMPARE(loaded->database.path, folder.filePath(u"Meterdeck/depot.db"_s));
    QVERIFY(loaded->transports.isEmpty());
}

void TestNewWorkspaceDialog::aQuestionKeepsEnterSafe()
{
    console::AskDialog::Question question;
    question.icon = u"cable"_s;
    question.title = u"Remove?"_s;
    question.paragraphs = {u"Its readings stay."_s};
    question.accept = u"Remove"_s;
    int asked = 0;
    console::AskDialog dialog(
        question,
        [&asked] {
            ++asked;
            return core::Result<core::Workspace>(core::Workspace());
        },
        nullptr);
    QSignalSpy decided(&dialog, &console::AskDialog::decided);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(decided.size(), 0);
    dialog.show();
    dialog.acceptButton()->setFocus();
    QTest::keyClick(dialog.acceptButton(), Qt::Key_Return);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(asked, 1);
    QCOMPARE(dialog.words(), u"Its readings stay."_s);
}

void TestNewWorkspaceDialog::isPictured()
{
    const QTemporaryDir folder;
    NewWorkspaceDialog dialog(folder.path(), nullptr);
    dialog.show();
    QVERIFY(dialog.grab().width() >= 600);
    picture(dialog, u"newworkspace"_s);
}

QTEST_MAIN(TestNewWorkspaceDialog)
#include "tst_newworkspacedialog.moc"
