// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QStandardItemModel;

namespace widgets {

/// The navigation: pages in groups, an icon each, counts at the right. 208 px wide, more where texts need it;
/// 56 folded: then names stand in tool tips and only what is not as it should be keeps its count. Arrow keys
/// move over the group titles; the current page is announced once.
class NavigationView : public QListView
{
    Q_OBJECT
public:
    explicit NavigationView(QWidget *parent = nullptr);

    void addGroup(const QString &title);
    /// `key` names the page in currentPageChanged(); `iconName` is a Lucide name.
    void addPage(const QString &key, const QString &title, const QString &iconName);
    /// The text at the right ("1 248"); `alarmPriority` 1 to 4 draws that mark before it, 0 none. `strong`
    /// prints it in 600.
    void setCount(const QString &key, const QString &count, int alarmPriority = 0, bool strong = false);
    /// A page that cannot be shown now has no row; a group without pages neither.
    void setPageVisible(const QString &key, bool visible);
    /// Removes all pages and groups.
    void clear();
    QString currentPage() const;
    void setCurrentPage(const QString &key);
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    static constexpr int FoldedWidth = 56;

    QSize sizeHint() const override;

signals:
    void currentPageChanged(const QString &key);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    int unfoldedWidth() const;
    void updateWidth();
    void updateToolTips();
    int rowOf(const QString &key) const;

    QStandardItemModel *m_model;
    bool m_folded = false;
};

} // namespace widgets
