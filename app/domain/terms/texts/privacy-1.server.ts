/** Privacy notice, version 1. Published: never edited, a change is a new file. The page adds the table of what is held. */
export const privacy1 = {
  vi: `
## 1. Ai chịu trách nhiệm
Sở Khoa học và Công nghệ thành phố Hải Phòng kiểm soát dữ liệu cá nhân trên Đề Bài. Câu hỏi và yêu cầu: [trang Liên hệ](/lien-he), chủ đề “Dữ liệu cá nhân”.

## 2. Chúng tôi giữ gì và vì sao
Bảng “Dữ liệu được giữ” ở cuối trang liệt kê từng loại dữ liệu, lý do và thời hạn. Tóm tắt:
- Để thực hiện điều khoản sử dụng với bạn: tên, thư điện tử, phiên đăng nhập, vai trò trong đơn vị, thông báo, thư.
- Vì sổ sách, hợp đồng và kiểm toán đòi hỏi: ai đã ký, nghiệm thu, duyệt chi, chấm điểm; nhật ký hoạt động.
- Để bảo vệ an toàn: số lần thử, thiết bị đã đăng nhập, địa chỉ mạng của các hành động quan trọng.
- Khi bạn đồng ý riêng: bản tin về đề bài mới, nêu tên bạn trong kết quả công khai. Không đồng ý cũng không ảnh hưởng gì đến việc dùng sàn.
Chúng tôi không bán dữ liệu, không dùng quảng cáo, không chấm điểm con người bằng máy.

## 3. Ai thấy dữ liệu
- Người cùng đơn vị thấy tên, vai trò và việc bạn làm cho đơn vị.
- Bên kia của hợp đồng thấy tên người ký và người liên hệ.
- Đơn vị điều phối thấy những gì nhiệm vụ của từng bàn cần; mỗi lần đọc hồ sơ đã mở đều được ghi.
- Công chúng chỉ thấy tên đơn vị, và tên người khi người đó đồng ý.
- Nhà cung cấp máy chủ, thư điện tử, lưu tệp và thanh toán xử lý dữ liệu theo hợp đồng, khi đơn vị điều phối dùng đến.

## 4. Quyền của bạn
- Xem và tải toàn bộ dữ liệu về mình ở [Dữ liệu của tôi](/tai-khoan/du-lieu).
- Sửa thông tin sai trong phần tài khoản.
- Rút lại sự đồng ý bất cứ lúc nào, dễ như khi đồng ý; việc đã làm trước đó vẫn hợp lệ.
- Xóa tài khoản; chúng tôi nói rõ phần nào phải giữ và vì sao.
- Khiếu nại với chúng tôi hoặc với cơ quan bảo vệ dữ liệu cá nhân.

## 5. Thông tin lưu trong trình duyệt
Chỉ những gì cần thiết: phiên đăng nhập, giao diện sáng hay tối, thông điệp ngắn sau mỗi việc, và dấu cho biết thiết bị này đã từng đăng nhập. Không có mã theo dõi.

## 6. Khi có sự cố
Nếu lộ dữ liệu cá nhân có thể gây hại cho bạn, chúng tôi báo cho bạn và cho cơ quan có thẩm quyền trong thời hạn luật định, nói rõ chuyện gì đã xảy ra và bạn nên làm gì.

## 7. Viện dẫn pháp luật
Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định 356/2025/NĐ-CP, hiệu lực từ 01/01/2026; sự đồng ý phải tự nguyện, được thông tin, chứng minh được và rút lại được (Điều 9): đã đối chiếu ở nguồn thứ cấp, chưa đối chiếu Công báo.
`,
  en: `
## 1. Who is responsible
The Department of Science and Technology of Hải Phòng controls personal data on Đề Bài. Questions and requests: [contact page](/lien-he), topic “Personal data”.

## 2. What we hold and why
The table “What is held” at the end of this page lists each kind of data, the reason and for how long. In short:
- To keep our terms with you: name, e-mail, sessions, roles in organisations, notifications, mails.
- Because books, contracts and audits require it: who signed, accepted, released, scored; the log of acts.
- For security: counts of attempts, devices that signed in, network addresses of important acts.
- Where you consent separately: news of new challenges, your name in public results. Not consenting changes nothing about using the marketplace.
We sell no data, show no advertising and do not have machines rate people.

## 3. Who sees it
- People of your organisation see your name, your roles and what you do for it.
- The other party of a contract sees the names of signers and contacts.
- The coordinator sees what each desk’s task needs; every reading of an opened submission is recorded.
- The public sees names of organisations, and of people only where they consent.
- Providers of servers, mail, file storage and payments process data under contract, where the coordinator uses them.

## 4. Your rights
- See and download everything about you in [My data](/tai-khoan/du-lieu).
- Correct what is wrong in your account.
- Withdraw a consent at any time, as easily as you gave it; what was done before stays lawful.
- Delete your account; we say which part must be kept and why.
- Complain to us or to the authority for the protection of personal data.

## 5. What lies in your browser
Only what is needed: your session, light or dark display, the short message after an act, and a mark that this device has signed in before. No tracking.

## 6. If something goes wrong
If personal data leaks in a way that can harm you, we tell you and the competent authority within the time the law sets, with what happened and what you should do.

## 7. Legal references
Law on Personal Data Protection 91/2025/QH15 and Decree 356/2025/NĐ-CP, in force from 1 January 2026; consent must be voluntary, informed, provable and withdrawable (Article 9): checked in secondary sources, not against the Gazette.
`,
};
